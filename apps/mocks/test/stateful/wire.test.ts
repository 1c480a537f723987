import { operationsOn } from '@clientele/openapi';
import { semantics } from '@clientele/semantics';
import { describe, expect, it } from 'vitest';
import type { Received } from '../../src/http/received.ts';
import type { MockedContract } from '../../src/prism/contract.ts';
import { exampleWorld, received, statefulContracts, updateScenarios } from './support.ts';

const contracts = await statefulContracts();

function success(contract: MockedContract): Received {
  const found = updateScenarios(contract).find(({ status }) => status === 200);
  if (!found) throw new Error(`${contract.name} has no success.`);
  return received(contract, found);
}

describe.each(contracts.map((contract) => [contract.name, contract] as const))('%s', (name, contract) => {
  const { idParameter = '' } = semantics.get(name) ?? {};
  const [{ path = '' } = {}] = operationsOn(contract.document, idParameter);
  const at = (id: string) => path.replace(`{${idParameter}}`, id);

  it.each([
    ['chunked', { 'transfer-encoding': 'chunked' }],
    ['over a connection that ends', { connection: 'close', 'keep-alive': '5', expect: '100-continue' }],
    ['with a length', { 'content-length': '7', host: 'localhost:4010' }],
  ])('answers what came %s', async (_how, headers) => {
    const asked = success(contract);
    const world = await exampleWorld(contract);
    const answer = await world.answer({ ...asked, headers: { ...asked.headers, ...headers } });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.headers)).not.toContain('connection');
  });

  it('takes the path as it was sent', async () => {
    const world = await exampleWorld(contract);
    const [unknown] = updateScenarios(contract).filter(({ cause }) => cause?.client === 'unknown');
    const answerTo = (id: string) => world.answer({ ...success(contract), target: `${at(id)}?limit=1` });
    for (const id of ['4f1d2c3b-0000-4000-8000-0000000000ff', '4f1d2c3b%2D0000-4000-8000-0000000000ff'])
      expect(await answerTo(id)).toMatchObject({ status: unknown?.status, violations: [] });
    // Whoever tidies the path up asks for another one.
    for (const id of ['..', '%2e%2e', '.'])
      expect((await answerTo(id)).violations).toMatchObject([{ location: ['request', 'path', idParameter] }]);
  });

  it('answers other paths and methods in the shape of the vendor', async () => {
    const world = await exampleWorld(contract);
    const missing = await world.answer({ ...success(contract), target: '/nothing/here' });
    const deleted = await world.answer({ ...success(contract), method: 'DELETE' });
    expect([missing.status, deleted.status]).toEqual([404, 405]);
    expect(deleted.headers['allow']).toBe(success(contract).method);
    const members = (body = '') => Object.keys(JSON.parse(body)).toSorted();
    expect(members(missing.body)).toEqual(members(deleted.body));
  });

  it('says against a bad body where it is bad', async () => {
    const world = await exampleWorld(contract);
    const { status, violations } = await world.answer({ ...success(contract), bytes: Buffer.from('5') });
    expect(status).toBe(400);
    expect(violations).toMatchObject([{ location: ['request', 'body'], severity: 'Error', code: 'type' }]);
    const malformed = await world.answer({ ...success(contract), bytes: Buffer.from('{') });
    expect(malformed.violations).toMatchObject([{ code: 'malformed-json', message: /JSON/ }]);
  });
});

it('keeps no more of a session than is good, and says how to go on', async () => {
  const statuses = new Set<number>();
  for (const contract of contracts) {
    const world = await exampleWorld(contract);
    const asked = success(contract);
    for (const size of [1, 300 * 1024]) {
      const before = world.clients();
      const bytes = Buffer.from(asked.bytes.toString().replaceAll(/Example [\w ]+/g, 'x'.repeat(size)));
      const { status, body = '' } = await world.answer({ ...asked, bytes });
      statuses.add(status);
      if (status === 200) expect(world.clients()).not.toEqual(before);
      else expect(world.clients()).toEqual(before);
      if (status === 507) expect(body).toContain('at most 256 KiB');
    }
  }
  expect([...statuses]).toEqual(expect.arrayContaining([200, 507]));
});
