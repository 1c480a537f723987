import { semantics } from '@clientele/semantics';
import { sequences } from '@clientele/semantics/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { banner } from '../../src/banner.ts';
import { mock } from '../../src/control/client.ts';
import { type Mocks, startMocks } from '../../src/index.ts';
import { portOf, sendRaw } from '../helpers.ts';
import { received, statefulContracts, updateScenarios } from './support.ts';

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startMocks({ port: 0, stateful: true });
});
afterAll(() => mocks.close());

it('says for which contracts it holds', () => {
  expect(mocks.stateful).toContain('Stateful, until they are reset: ');
  expect(banner(mocks)).toContain(`\n\n${mocks.stateful}\n\n`);
});

describe.each((await statefulContracts()).map((contract) => [contract.name, contract] as const))(
  '%s, served',
  (name, contract) => {
    const scenarios = updateScenarios(contract);
    const [{ input } = {}] = scenarios;
    const { updates = [], last, without } = sequences[name]?.find((one) => one.last !== 'refused') ?? {};

    /** Sends an update to the gateway; moments are left out of the answer. */
    async function send(session: string, body: unknown, more: Record<string, string> = {}) {
      const own = { input: { path: {}, query: {}, headers: {}, ...input, body } };
      const { method, target, headers, bytes } = received(contract, own);
      const response = await fetch(`${mocks.urls.vendors[name]?.url}${target}`, {
        method,
        headers: { ...Object(headers), 'x-mock-session': `${name}-${session}`, ...more },
        body: bytes.toString(),
      });
      const text = (await response.text()).replace(/"\d{4}-[^"]+Z"/g, '"moment"');
      return {
        status: response.status,
        reason: response.headers.get('x-mock-reason'),
        body: JSON.parse(text),
      };
    }

    it('remembers what a session has changed, until it is reset', async () => {
      const answers = [];
      for (const body of updates) answers.push(await send('mine', body));
      for (const answer of answers) expect(answer).toMatchObject({ status: 200, reason: 'stateful' });
      expect(answers.at(-1)?.body).toMatchObject(Object(last));
      const other = await send('other', updates.at(-1));
      // Where the last one clears what it does not say, nothing of the first is to be seen.
      if (!without) expect(other.body).not.toMatchObject(Object(last));
      const headers = { 'x-mock-session': `${name}-mine` };
      const reset = await fetch(`${mocks.urls.gateway}/_mock/${name}/records`, { method: 'DELETE', headers });
      expect(reset.ok).toBe(true);
      expect(await send('mine', updates.at(-1))).toEqual(other);
    });

    it('lists what a session has changed, without its secrets', async () => {
      const remembered = mock(name, { url: mocks.urls.gateway, session: `${name}-listed` });
      const before = await remembered.records();
      for (const body of updates) await send('listed', body);
      expect(before).toHaveLength(1);
      expect(await remembered.records()).not.toEqual(before);
      for (const field of semantics.get(name)?.secretFields ?? []) {
        expect(Object.keys(before[0] ?? {})).not.toContain(field);
      }
      await remembered.reset();
      expect(await remembered.records()).toEqual(before);
    });

    it('begins anew when the contract is replaced', async () => {
      const answers = [];
      for (const body of updates) answers.push(await send('replaced', body));
      await mocks.replace(name, contract.document, contract);
      const again = [];
      for (const body of updates) again.push(await send('replaced', body));
      expect(again).toEqual(answers);
    });

    it('answers a scenario that is asked for all the same', async () => {
      const missing = scenarios.find(({ cause }) => cause?.client === 'unknown');
      const answer = await send('asked', updates[0], { prefer: `example=${missing?.name}` });
      expect(answer).toMatchObject({ status: missing?.status, reason: 'prefer', body: missing?.body });
    });

    it('refuses a bad body by the semantics too', async () => {
      const { status, reason } = await send('bad', 5);
      expect([status, reason]).toEqual([400, 'stateful']);
    });

    it('says of a body that is too large what it is', async () => {
      expect((await send('large', 'x'.repeat(1024 * 1024))).status).toBe(413);
    });

    it('refuses a token that is sent twice', async () => {
      const { method, target, headers, bytes } = received(contract, scenarios[0] ?? {});
      const lines = Object.entries({ ...headers, host: 'x', 'x-mock-session': `${name}-twice` });
      const status = async (more: string[][]) => {
        const head = [...lines, ...more, ['content-length', String(bytes.length)], ['connection', 'close']];
        const text = head.map((line) => `${line.join(': ')}\r\n`).join('');
        const request = `${method} /${name}${target} HTTP/1.1\r\n${text}\r\n`;
        return (await sendRaw(portOf(mocks.urls.gateway), [request, bytes])).status;
      };
      expect(await status([])).toBe(200);
      expect(await status([['Authorization', String(headers.authorization)]])).toBe(401);
    });
  },
);
