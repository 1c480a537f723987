import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { controlled, patchKettle, type Stage, visit } from './stage.ts';

/** What somebody does at the page, and what the mocks answer then. */
export function pageSuite(stage: () => Stage): void {
  const state = async () => {
    const { contracts } = await controlled(stage().url, '');
    return contracts.find(({ name }: { name: string }) => name === 'kettle');
  };
  const selected = async () =>
    (await state()).operations.find(
      ({ operationId }: { operationId: string }) => operationId === 'updateKettle',
    ).selected;
  const statuses = async (count: number) => {
    const answered: number[] = [];
    for (let sent = 0; sent < count; sent += 1)
      answered.push((await patchKettle(stage().url, { degrees: 50 })).status);
    return answered;
  };
  const open = (options = {}) => visit(stage(), `${stage().url}/`, options);

  describe('the page', () => {
    beforeEach(() => controlled(stage().url, '', { method: 'DELETE' }));

    it('is at / and at /_mock for a browser, and JSON for who asks for that', async () => {
      const page = await open();
      await page.getByRole('heading', { name: 'kettle', exact: true }).waitFor();
      await page.goto(`${stage().url}/_mock`);
      await page.getByRole('heading', { name: 'kettle', exact: true }).waitFor();
      for (const path of ['/', '/_mock']) {
        const response = await fetch(stage().url + path, { headers: { accept: 'application/json' } });
        expect(response.headers.get('content-type')).toContain('application/json');
      }
    });

    it('a scenario is chosen by the mouse, and given up by the same button', async () => {
      const page = await open();
      const button = choice(page, 'TooHot');
      await button.click();
      await pressed(page, 'TooHot', true);
      expect(await statuses(2)).toEqual([400, 400]);
      await button.click();
      await pressed(page, 'TooHot', false);
      expect(await selected()).toBeNull();
    });

    it('and by the keyboard: one stop for Tab, arrows inside', async () => {
      const page = await open();
      await page.getByLabel('Sequence of updateKettle').focus();
      await page.keyboard.press('Tab'); // Reset is disabled, so the toolbar is next
      expect(await focused(page)).toBe('200');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toBe('DegreesWrong');
      await page.keyboard.press('End');
      expect(await focused(page)).toBe('Drop the connection');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await pressed(page, '413', true);
      expect(await focused(page)).toBe('413');
      expect(await statuses(1)).toEqual([413]);
    });

    it('a sequence is built step by step, and a step taken out', async () => {
      const page = await open();
      await page.getByLabel('Sequence of updateKettle').click();
      for (const name of ['TooHot', 'TooHot', 'KettleUnknown', 'Boil']) await choice(page, name).click();
      await page.getByLabel('Take out TooHot, number 2').click();
      await page.getByText('3 answers, one after another').waitFor();
      expect(await statuses(4)).toEqual([400, 404, 200, 200]);
    });

    it('Shift adds to what is chosen', async () => {
      const page = await open();
      await choice(page, 'TooHot').click();
      await choice(page, 'Boil').click({ modifiers: ['Shift'] });
      await page.getByText('2 answers, one after another').waitFor();
      expect(await statuses(3)).toEqual([400, 200, 200]);
    });

    it('a code without a scenario, and a connection that is cut', async () => {
      const page = await open();
      await page.getByRole('toolbar', { name: 'deleteKettle' }).getByRole('button', { name: '204' }).click();
      await choice(page, 'Drop the connection').click();
      await pressed(page, 'Drop the connection', true);
      await expect(patchKettle(stage().url, {})).rejects.toThrow();
      const row = page.getByRole('listitem').filter({ hasText: 'PATCH' });
      expect(await row.innerText()).toContain('cut');
    });

    it('a delay of a contract and of an operation; what is none is said', async () => {
      const page = await open();
      const field = page.getByLabel('Delay of kettle in');
      await field.fill('soon');
      await field.press('Enter');
      await page.getByText('Write 200, or 100-500.').first().waitFor();
      await field.fill('100-500');
      await field.press('Enter');
      await page.locator('.mark', { hasText: '100-500 ms' }).waitFor();
      expect((await state()).delay).toEqual([100, 500]);
      await page.getByLabel('Delay of updateKettle in').fill('20');
      await page.getByLabel('Delay of updateKettle in').press('Enter');
      await expect.poll(selected).toMatchObject({ delay: 20 });
    });

    it.each([
      ['an operation', 'Reset updateKettle', 1],
      ['a contract', 'Reset kettle', 0],
      ['all', 'Reset all', 0],
    ])('resets %s', async (_what, name, left) => {
      const page = await open();
      await page.getByRole('toolbar', { name: 'deleteKettle' }).getByRole('button', { name: '204' }).click();
      await choice(page, 'TooHot').click();
      await pressed(page, 'TooHot', true);
      await page.getByRole('button', { name }).click();
      await pressed(page, 'TooHot', false);
      expect(await page.locator('.answers [aria-pressed=true]').count()).toBe(left);
    });

    it('shows a request when it comes, what was wrong with it and where that is written', async () => {
      const page = await open();
      await page.getByText('No request yet').waitFor();
      await patchKettle(stage().url, { degrees: 'hot' });
      const row = page.getByRole('listitem').filter({ hasText: '/kettle/kettles/k-1' });
      const { requests } = await controlled(stage().url, '/requests');
      const [violation] = requests[0].violations;
      expect(violation.place).toMatch(/:\d+$/);
      await row.getByText(violation.place).first().waitFor();
      expect(await row.innerText()).toContain(violation.message);
      await row.locator('summary').press('Enter');
      await row.getByText('"degrees": "hot"').waitFor();
      expect(await row.innerText()).not.toContain('Bearer t');
      await page.getByRole('button', { name: 'Clear', exact: true }).click();
      await page.getByText('No request yet').waitFor();
    });

    it('finds scenarios by a word', async () => {
      const page = await open();
      await page.getByRole('heading', { name: 'kettle', exact: true }).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('toohot');
      await choice(page, 'Boil').waitFor({ state: 'hidden' });
      expect(await page.locator('.scenario:visible').allInnerTexts()).toEqual(['TooHot']);
      await page.keyboard.type('!');
      await page.getByText('Nothing is called').waitFor();
      await page.getByLabel('Filter operations').fill('teapot');
      await page.getByRole('heading', { name: 'kettle', exact: true }).waitFor({ state: 'hidden' });
      expect(await page.locator('.operation:visible').count()).toBeGreaterThan(0);
    });

    it('goes from part to part, and stays in its session', async () => {
      const page = await visit(stage(), `${stage().url}/#session=a`, {
        viewport: { width: 360, height: 800 },
      });
      await page.getByRole('link', { name: 'Requests', exact: true }).click();
      await page.getByText('No request yet').waitFor();
      await expect.poll(() => page.url()).toContain('#session=a');
      expect(await page.getByLabel('Session', { exact: true }).inputValue()).toBe('a');
    });

    it('drives the session that is named in its address, and says what is wrong with a name', async () => {
      const page = await visit(stage(), `${stage().url}/#session=a`);
      await choice(page, 'TooHot').click();
      await pressed(page, 'TooHot', true);
      expect(await statuses(1)).toEqual([200]);
      const other = await patchKettle(stage().url, { degrees: 50 }, { 'x-mock-session': 'a' });
      expect(other.status).toBe(400);
      await page.getByText('2', { exact: true }).waitFor();
      await page.getByLabel('this session only').check();
      expect(await page.locator('#log > li:visible').count()).toBe(1);
    });

    it('says so when the control API refuses, and what the mocks said', async () => {
      const page = await visit(stage(), `${stage().url}/#session=no%20key`, { expected: /status of 400/ });
      await expect.poll(() => page.locator('#reached').innerText()).toMatch(/session/i);
    });

    it.each([
      ['light', 1280],
      ['dark', 360],
    ] as const)('is accessible and not too wide, %s at %i px', async (colorScheme, width) => {
      const page = await open({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      await choice(page, 'TooHot').click();
      await choice(page, 'Boil').click({ modifiers: ['Shift'] });
      await page.getByText('2 answers').waitFor();
      await patchKettle(stage().url, { degrees: 'hot' });
      await page.locator('.entry > summary').first().click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    });
  });
}

function choice(page: Page, name: string) {
  return page.getByRole('toolbar', { name: 'updateKettle' }).getByRole('button', { name, exact: true });
}

async function pressed(page: Page, name: string, is: boolean): Promise<void> {
  const toolbar = page.getByRole('toolbar', { name: 'updateKettle' });
  await toolbar.getByRole('button', { name, exact: true, pressed: is }).waitFor();
}

function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.textContent');
}
