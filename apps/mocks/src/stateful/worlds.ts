import { randomUUID } from 'node:crypto';
import { operationsOn } from '@clientele/openapi';
import { type KeptClient, semantics, type VendorSemantics } from '@clientele/semantics';
import { exampleClient } from '@clientele/semantics/example';
import { MockError } from '../errors.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import { Records } from './records.ts';
import { vendorStub } from './vendor-stub.ts';
import { type World, worldOf } from './world.ts';

/** How worlds of a contract are made, or why there can be none. */
export type Worlds =
  | {
      /** @throws {MockError} `STATEFUL_UNAVAILABLE`, when what it is made of turns out to be no good */
      readonly make: () => Promise<World>;
      /** Whether a world answers this operation as the vendor does; to the others it says 501. */
      readonly answers: (operation: Pick<PrismOperation, 'method' | 'path'>) => boolean;
    }
  | { readonly why: string };

/** What a world does not keep; injected in tests. */
export interface Surroundings {
  readonly now: () => Date;
  readonly newId: () => string;
}

const known = new WeakMap<MockedContract, Worlds>();

/**
 * The worlds of a contract, compiled once for each contract and shared by all sessions.
 *
 * @example
 * ```ts
 * const worlds = worldsOf(contract);
 * if ('make' in worlds) console.log((await worlds.make()).clients());
 * else console.log(worlds.why);
 * ```
 */
export function worldsOf(contract: MockedContract): Worlds {
  const found = known.get(contract) ?? makeWorlds(contract);
  known.set(contract, found);
  return found;
}

/** Why a contract without semantics has no worlds; of several, by their names in a row. */
export function unwritten(names: string): string {
  return `Nobody has written down what updates mean at ${names}.`;
}

/** The same, made anew. */
export function makeWorlds(
  contract: MockedContract,
  surroundings: Surroundings = { now: () => new Date(), newId: randomUUID },
): Worlds {
  const { name, document } = contract;
  const vendor = semantics.get(name);
  if (!vendor) return { why: unwritten(name) };
  const { idParameter } = vendor;
  const [operation] = operationsOn(document, idParameter);
  if (!operation) {
    return { why: `${name} has no operation with {${idParameter}} in its path that takes a body.` };
  }
  if (!contract.startingClient) return { why: `${name} has no client to begin with.` };
  const prepare = async () => {
    const start = await startOf(contract, vendor);
    return { start, app: await vendorStub({ contract, vendor, operation, ...surroundings }) };
  };
  let prepared: ReturnType<typeof prepare> | undefined;
  const make = async () => {
    prepared ??= prepare();
    try {
      const { start, app } = await prepared;
      return worldOf(app, operation, new Records(start));
    } catch (cause) {
      // What it reads may have been mended by the next time.
      prepared = undefined;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new MockError('STATEFUL_UNAVAILABLE', `${name} can't be stateful: ${reason}`, cause);
    }
  };
  return {
    make,
    answers: ({ method, path }) => method.toUpperCase() === operation.method && path === operation.path,
  };
}

async function startOf({ startingClient }: MockedContract, vendor: VendorSemantics): Promise<KeptClient> {
  const client = await startingClient?.();
  if (client === undefined) throw new Error('it has no client to begin with.');
  const made = exampleClient(vendor, client);
  if (!made.ok) throw new Error(`the client to begin with is none: ${made.problems.join('; ')}.`);
  const { record, secrets, related } = made;
  return { record, secrets, related };
}
