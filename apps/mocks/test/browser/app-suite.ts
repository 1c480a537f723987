import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from './app.ts';
import type { Sent } from './remembered.ts';
import { controlled, type Stage, visit } from './stage.ts';

/** An answer, as a script of the app sees it. */
interface Seen {
  readonly status: number;
  readonly scenario: string | null;
  readonly reason: string | null;
}

/** What a page of another origin can do: the app that is developed, and a stranger's. */
export function appSuite(stage: () => Stage, app: () => App): void {
  const call = (page: Page, query = '', headers: Record<string, string> = {}): Promise<Seen> =>
    page.evaluate(callKettle, { url: `${stage().url}/kettle/kettles/k-1${query}`, headers });
  const open = () => visit(stage(), app().url, { expected: /status of 4\d\d|NotSameOrigin/ });

  describe('an app of another origin', () => {
    beforeEach(() => controlled(stage().url, '', { method: 'DELETE' }));

    it('chooses a scenario by a cookie', async () => {
      const page = await open();
      await page.evaluate(`document.cookie = 'mock-example=updateKettle:TooHot'`);
      expect(await call(page)).toEqual({ status: 400, scenario: 'TooHot', reason: 'cookie' });
    });

    it('and by the query', async () => {
      const page = await open();
      expect(await call(page, '?__example=Rest')).toEqual({ status: 200, scenario: 'Rest', reason: 'query' });
    });

    it('and by the helper, as its tests do', async () => {
      const page = await open();
      await page.evaluate(useHelper({ url: stage().url }, 'TooHot', 404, 'Boil'));
      const seen = [await call(page), await call(page), await call(page), await call(page)];
      expect(seen.map(({ status, reason }) => [status, reason])).toEqual(
        [400, 404, 200, 200].map((status) => [status, 'control']),
      );
    });

    it('sees each connection that is cut, on one that it has used before too', async () => {
      const page = await visit(stage(), app().url, { expected: /ERR_/ });
      await call(page);
      await page.evaluate(useHelper({ url: stage().url }, { drop: true }, 'Boil'));
      expect(await call(page).catch(String)).toContain('Failed to fetch');
      expect(await call(page)).toEqual({ status: 200, scenario: 'Boil', reason: 'control' });
    });

    it('and somebody by the page, while the app runs', async () => {
      const page = await open();
      const mocks = await visit(stage(), `${stage().url}/`);
      await mocks.getByRole('button', { name: 'KettleUnknown', exact: true }).click();
      await mocks.getByRole('button', { name: 'KettleUnknown', exact: true, pressed: true }).waitFor();
      expect(await call(page)).toEqual({ status: 404, scenario: 'KettleUnknown', reason: 'control' });
      await mocks.locator('#log > li', { hasText: 'KettleUnknown' }).waitFor();
    });

    it('reads what it wrote, once somebody has switched that on at the page', async () => {
      const { contract, first, second, kept } = stage().updates;
      const page = await open();
      const send = (sent: Sent) => page.evaluate(sendIt, { ...sent, url: `${stage().url}/${contract.name}` });
      await send(first);
      expect(await send(second)).not.toContain(kept);
      const mocks = await visit(stage(), `${stage().url}/`);
      const card = mocks.locator('.contract', {
        has: mocks.getByRole('heading', { name: contract.name, exact: true }),
      });
      await card.getByLabel('Stateful').click();
      await card.locator('.mark', { hasText: 'stateful' }).waitFor();
      await send(first);
      expect(await send(second)).toContain(kept);
      await card.getByRole('button', { name: `Reset ${contract.name}` }).click();
      await card.locator('.mark', { hasText: 'stateful' }).waitFor({ state: 'detached' });
      expect(await send(second)).not.toContain(kept);
    });

    it('may do all that a stranger may not', async () => {
      const page = await open();
      await call(page);
      expect(Object.keys(await page.evaluate(attack, stage().url))).toEqual(['state', 'log', 'select']);
    });

    it('two sessions at once do not see each other', async () => {
      const pages = await Promise.all([open(), open()]);
      const scenarios = ['TooHot', 'Rest'];
      await Promise.all(
        pages.map((page, index) =>
          page.evaluate(useHelper({ url: stage().url, session: `worker-${index}` }, scenarios[index])),
        ),
      );
      const seen = await Promise.all(
        pages.map((page, index) => call(page, '', { 'x-mock-session': `worker-${index}` })),
      );
      expect(seen.map(({ scenario }) => scenario)).toEqual(scenarios);
    });
  });

  describe('a stranger’s page', () => {
    beforeEach(() => controlled(stage().url, '', { method: 'DELETE' }));
    const refused = /CORS policy|ERR_FAILED|status of 403|ERR_BLOCKED/;

    it('neither drives the mocks nor reads their log', async () => {
      const page = await visit(stage(), `http://evil.test:${app().port}/`, { expected: refused });
      const before = await controlled(stage().url, '');
      expect(await page.evaluate(attack, stage().url)).toEqual({});
      expect(await controlled(stage().url, '')).toEqual(before);
    });

    it('nor under a name of its own that resolves to this machine', async () => {
      const gateway = new URL(stage().url);
      const rebound = `http://evil.test:${gateway.port}`;
      const page = await visit(stage(), `${rebound}/_mock`, { expected: refused });
      expect(await page.locator('body').innerText()).toContain('evil.test');
      expect(await page.locator('.contract').count()).toBe(0);
      const before = await controlled(stage().url, '');
      expect(await page.evaluate(attack, rebound)).toEqual({});
      expect(await controlled(stage().url, '')).toEqual(before);
    });
  });
}

/** Runs in the app. */
async function callKettle({ url, headers }: { url: string; headers: Record<string, string> }): Promise<Seen> {
  const response = await fetch(url, {
    method: 'PATCH',
    credentials: 'include',
    headers: { authorization: 'Bearer t', 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ degrees: 50 }),
  });
  const { headers: sent, status } = response;
  return { status, scenario: sent.get('x-mock-scenario'), reason: sent.get('x-mock-reason') };
}

/** Runs in the app; the answer's body, its JSON as short as can be. */
async function sendIt({ url, target, ...init }: Sent & { url: string }): Promise<string> {
  const response = await fetch(url + target, init);
  return JSON.stringify(await response.json());
}

/** As a text: Vitest would make an import of its own of it. */
function useHelper(options: { url: string; session?: string }, ...answers: unknown[]): string {
  const [sent, chosen] = [options, answers].map((value) => JSON.stringify(value));
  return `import('/control.js').then(({ mock }) => mock('kettle', ${sent}).use('updateKettle', ${chosen})).then(() => {})`;
}

/** Runs in a stranger's page; gives what it could read. */
async function attack(url: string): Promise<Record<string, string>> {
  const selection = JSON.stringify({ answers: ['TooHot'] });
  const json = { 'content-type': 'application/json' };
  const attempts: Record<string, [path: string, init: RequestInit]> = {
    state: ['/_mock', {}],
    log: ['/_mock/requests', { credentials: 'include' }],
    blindly: ['/_mock/requests', { mode: 'no-cors' }],
    select: ['/_mock/kettle/updateKettle', { method: 'PUT', headers: json, body: selection }],
    post: ['/_mock/kettle/updateKettle', { method: 'POST', mode: 'no-cors', body: selection }],
    reset: ['/_mock', { method: 'DELETE' }],
  };
  const read: Record<string, string> = {};
  for (const [name, [path, init]] of Object.entries(attempts)) {
    try {
      const response = await fetch(url + path, init);
      const text = await response.text();
      if (response.ok && text !== '') read[name] = text;
    } catch {
      // As it should be.
    }
  }
  return read;
}
