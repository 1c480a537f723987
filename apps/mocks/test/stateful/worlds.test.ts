import { asMap, valueAt } from '@clientele/openapi';
import { semantics } from '@clientele/semantics';
import { sequences } from '@clientele/semantics/testing';
import { describe, expect, it } from 'vitest';
import { loadContract, type MockedContract } from '../../src/prism/contract.ts';
import { readEntries } from '../../src/register.ts';
import { statefulLine } from '../../src/stateful/stateful-line.ts';
import { makeWorlds, worldsOf } from '../../src/stateful/worlds.ts';
import { fixtures } from '../helpers.ts';
import {
  exampleWorld,
  make,
  received,
  statefulContracts,
  update,
  updateOf,
  updateScenarios,
} from './support.ts';

const contracts = await statefulContracts();
const MOMENT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

describe.each(contracts.map((contract) => [contract.name, contract] as const))('%s', (name, contract) => {
  const successes = updateScenarios(contract).filter(({ status }) => status === 200);

  it.each(sequences[name] ?? [])('$name', async ({ updates, last, without = [] }) => {
    const world = await exampleWorld(contract);
    const answers: unknown[] = [];
    for (const body of updates) {
      const answer = await update(contract, world, body);
      answers.push(answer.status === 200 ? JSON.parse(answer.body ?? '') : 'refused');
    }
    if (last === 'refused') expect(answers.at(-1)).toBe(last);
    else expect(answers.at(-1)).toMatchObject(last);
    for (const pointer of without) expect(answers.at(-1)).not.toHaveProperty(pointer.slice(1).split('/'));
  });

  it('begins anew by a reset, and keeps two sessions apart', async () => {
    const [mine, other] = [await exampleWorld(contract), await exampleWorld(contract)];
    const start = other.clients();
    const seen = new Set<string>();
    for (const { input } of successes) {
      await update(contract, mine, input.body);
      seen.add(JSON.stringify(mine.clients()));
    }
    expect(seen.size).toBeGreaterThan(1);
    expect(other.clients()).toEqual(start);
    mine.reset();
    expect(mine.clients()).toEqual(start);
  });

  it('lists its clients without their secrets', async () => {
    const world = await exampleWorld(contract);
    for (const { input } of successes) await update(contract, world, input.body);
    const { secretFields = [], idField = '' } = semantics.get(name) ?? {};
    const [client, ...others] = world.clients();
    expect(others).toEqual([]);
    expect(client?.[idField]).toBeTypeOf('string');
    for (const field of secretFields) expect(client).not.toHaveProperty(field);
    expect(JSON.stringify(client)).not.toMatch(/example-(?:client|new)-secret|registration-access-token/);
  });

  it('answers as at the moment of the examples, but for moments and ids', async () => {
    const masked = (text = '') =>
      text.replace(MOMENT, 'moment').replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'id');
    const [real, example] = [await make(worldsOf(contract)), await exampleWorld(contract)];
    const before = Date.now();
    for (const { input } of successes) {
      const [now, then] = [
        await update(contract, real, input.body),
        await update(contract, example, input.body),
      ];
      expect(masked(now.body)).toBe(masked(then.body));
      for (const moment of movedMoments(now.body, then.body))
        expect(moment).toBeGreaterThanOrEqual(before - 1000);
    }
  });

  it('updates one after the other, however many are sent at once', async () => {
    const [crowded, orderly] = [await exampleWorld(contract), await exampleWorld(contract)];
    const bodies = successes.map(({ input }) => input.body);
    const sent = bodies.map((body) => update(contract, crowded, body));
    for (const body of bodies) await update(contract, orderly, body);
    await Promise.all(sent);
    expect(crowded.clients()).toEqual(orderly.clients());
  });
});

/** The moments of one answer that another has otherwise, in milliseconds. */
function movedMoments(now = '', then = ''): number[] {
  const [ours = [], theirs = []] = [now, then].map((text) => [...text.matchAll(MOMENT)].map(([at]) => at));
  return ours.filter((at) => !theirs.includes(at)).map((at) => Date.parse(at));
}

const [first] = contracts;
if (!first) throw new Error('No contract of the register is stateful.');

/** The first stateful contract, with another document. */
function changed(change: (document: Record<string, unknown>) => void): MockedContract {
  const document = structuredClone(first?.document ?? {});
  change(document as Record<string, unknown>);
  return { ...(first as MockedContract), document } as MockedContract;
}

describe('a contract', () => {
  it('is compiled once, and anew when it is replaced', async () => {
    expect(worldsOf(first)).toBe(worldsOf(first));
    expect(worldsOf({ ...first })).not.toBe(worldsOf(first));
  });

  it('is answered by its semantics where they are of the operation', () => {
    const worlds = worldsOf(first);
    const { method, path } = updateOf(first);
    if ('why' in worlds) throw new Error(worlds.why);
    const asked = [
      { method: method.toLowerCase(), path },
      { method: 'get', path },
      { method, path: '/other' },
    ];
    expect(asked.map(worlds.answers)).toEqual([true, false, false]);
  });

  it('without semantics says so, and the banner names it', async () => {
    const [kettle] = await Promise.all((await readEntries(fixtures)).map(loadContract));
    const why = 'Nobody has written down what updates mean at kettle.';
    expect(worldsOf(kettle as MockedContract)).toEqual({ why });
    expect(statefulLine([first, kettle as MockedContract])).toBe(
      `Stateful, until they are reset: ${first.name}. ${why}`,
    );
    expect(statefulLine([kettle as MockedContract])).toBe(`No contract is stateful. ${why}`);
    const cup = { ...(kettle as MockedContract), name: 'cup' };
    expect(statefulLine([cup, kettle as MockedContract])).toBe(
      'No contract is stateful. Nobody has written down what updates mean at cup, kettle.',
    );
  });

  it('without the operation or a client to begin with says so', () => {
    const { idParameter } = semantics.get(first.name) ?? {};
    const without = changed((document) => {
      document['paths'] = {};
    });
    expect(worldsOf(without)).toEqual({
      why: `${first.name} has no operation with {${idParameter}} in its path that takes a body.`,
    });
    const { startingClient: _, ...rest } = first;
    expect(worldsOf(rest)).toEqual({ why: `${first.name} has no client to begin with.` });
  });

  it.each([
    ['is not there', async () => undefined, 'it has no client to begin with.'],
    ['is none', async () => 5, 'the client to begin with is none: '],
    ['cannot be read', async () => Promise.reject(new Error('No such file.')), 'No such file.'],
  ])('whose client to begin with %s is not made, and is once it is mended', async (_, broken, reason) => {
    let startingClient: MockedContract['startingClient'] = broken;
    const worlds = makeWorlds({ ...first, startingClient: () => (startingClient ?? broken)() });
    await expect(make(worlds)).rejects.toMatchObject({
      code: 'STATEFUL_UNAVAILABLE',
      message: expect.stringContaining(`${first.name} can't be stateful: ${reason}`),
    });
    startingClient = first.startingClient;
    expect((await make(worlds)).clients()).toHaveLength(1);
  });

  it('that asks for more than the semantics answer gets the 500 of the vendor, and why', async () => {
    const { pointer } = updateOf(first);
    const stricter = changed((document) => {
      const schema = { type: 'object', required: ['unheard_of'] };
      const content = { 'application/json': { schema } };
      asMap(asMap(valueAt(document, pointer))['responses'])['200'] = { description: 'Stricter.', content };
    });
    const world = await exampleWorld(stricter);
    const before = world.clients();
    const [success = {}] = updateScenarios(first).filter(({ status }) => status === 200);
    const { status, violations } = await world.answer(received(first, success));
    expect(status).toBe(500);
    expect(violations).toMatchObject([{ location: ['response'], message: expect.stringContaining('200') }]);
    expect(world.clients()).toEqual(before);
  });
});
