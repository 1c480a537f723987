import { join } from 'node:path';
import { type Cause, operations, type Scenario, scenariosOf, securityScheme } from '@clientele/openapi';
import { semantics } from '@clientele/semantics';
import { exampleIds, exampleNow } from '@clientele/semantics/example';
import type { Received } from '../../src/http/received.ts';
import type { Answer } from '../../src/prism/answer.ts';
import { loadContract, type MockedContract } from '../../src/prism/contract.ts';
import { readEntries } from '../../src/register.ts';
import type { World } from '../../src/stateful/world.ts';
import { makeWorlds, type Surroundings, type Worlds } from '../../src/stateful/worlds.ts';

const repository = join(import.meta.dirname, '../../../..');

/** The contracts of the register whose semantics are written down. */
export async function statefulContracts(): Promise<MockedContract[]> {
  const entries = (await readEntries(repository)).filter(({ name }) => semantics.has(name));
  return Promise.all(entries.map(loadContract));
}

/** The moment and the ids of the contracts' examples; these begin anew with `restart`. */
export function exampleSurroundings(): Surroundings & { restart(): void } {
  let next = exampleIds();
  const restart = () => {
    next = exampleIds();
  };
  return { now: exampleNow, newId: () => next(), restart };
}

/** @throws when there can be none */
export function make(worlds: Worlds): Promise<World> {
  if ('why' in worlds) throw new Error(worlds.why);
  return worlds.make();
}

const known = new WeakMap<MockedContract, Worlds>();

/** A new world, at the moment of the examples. */
export function exampleWorld(contract: MockedContract): Promise<World> {
  const worlds = known.get(contract) ?? makeWorlds(contract, exampleSurroundings());
  known.set(contract, worlds);
  return make(worlds);
}

/** The operation that a stateful contract answers. */
export function updateOf({ document, name }: MockedContract) {
  const parameter = `{${semantics.get(name)?.idParameter}}`;
  const [operation] = [...operations(document)].filter(({ path }) => path.includes(parameter));
  if (!operation) throw new Error(`${name} has no update.`);
  return operation;
}

export function updateScenarios(contract: MockedContract): readonly Scenario[] {
  return scenariosOf(contract.document, updateOf(contract));
}

/** The token that a starting client holds, if it holds one: answers may show what was presented. */
const TOKEN = 'example-registration-access-token';

/** What is sent for a scenario, by its cause where it has one. */
export function received(contract: MockedContract, { input, cause = {} }: Partial<Scenario>): Received {
  const { path, method, security } = updateOf(contract);
  const id = { unknown: '4f1d2c3b-0000-4000-8000-0000000000ff', malformed: 'no-uuid' };
  const target = path.replace(/\{([^}]+)\}/g, (_, name) =>
    encodeURIComponent(cause.client ? id[cause.client] : String(input?.path[name])),
  );
  const scheme = securityScheme(contract.document, Object.keys(security[0] ?? {})[0] ?? '');
  const token = scheme?.type === 'apiKey' ? TOKEN : `Bearer ${TOKEN}`;
  const authorization = { missing: {}, malformed: { authorization: 'Unheard-of' } };
  const isBad = cause.token === 'missing' || cause.token === 'malformed';
  return {
    method,
    target,
    headers: {
      ...(isBad ? authorization[cause.token] : { authorization: token }),
      'content-type': cause.mediaType ?? 'application/json',
    },
    bytes: bytesOf(cause, input?.body),
    asked: { method: 'patch', url: { path: target }, headers: {} },
  };
}

function bytesOf({ body, rawBody, bodySize }: Cause, own: unknown): Buffer {
  if (bodySize) return Buffer.from(JSON.stringify('x'.repeat(bodySize)));
  return Buffer.from(rawBody ?? JSON.stringify(body ?? own));
}

/** Sends the update of a scenario's client with this body. */
export function update(contract: MockedContract, world: World, body: unknown): Promise<Answer> {
  const [{ input } = {}] = updateScenarios(contract);
  return world.answer(received(contract, { input: { path: {}, query: {}, headers: {}, ...input, body } }));
}
