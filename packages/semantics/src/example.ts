import type { Json } from './json.ts';
import { contextOf, type KeptClient } from './kept-client.ts';
import type { CreateContext, CreateResult, UpdateContext, VendorSemantics } from './vendor.ts';

/** The moment of every answer in the contracts' examples. */
export const exampleNow = (): Date => new Date('2026-03-01T12:00:00Z');

/** Gives the ids of the contracts' examples, one after the other: `00000000-0000-4000-8000-000000000001`. */
export function exampleIds(): () => string {
  let last = 0;
  return () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`;
}

/** What the making of an example's client may know; without related things, unless some are there already. */
export function createContext(related: CreateContext['related'] = () => []): CreateContext {
  return {
    now: exampleNow(),
    newId: exampleIds(),
    newSecret: () => 'example-generated-secret',
    baseUrl: 'http://127.0.0.1:4020/vendor',
    related,
  };
}

/** A client as it is kept, and what a request on it may know. */
export interface ExampleClient extends KeptClient {
  readonly ok: true;
  /** For one request: the next one gets the same ids again. */
  context(): UpdateContext;
}

/**
 * The client that a contract's examples begin with, from its `starting-client.yaml`: an update of it gives
 * what the contract documents. Every scenario begins anew.
 *
 * @example
 * ```ts
 * const client = exampleClient(vendor, startingClient);
 * if (client.ok) console.log(vendor.update(client.record, request, client.context()));
 * ```
 */
export function exampleClient(
  vendor: VendorSemantics,
  client: Json,
): ExampleClient | Extract<CreateResult, { ok: false }> {
  const made = vendor.create(client, createContext());
  if (!made.ok) return made;
  const { record, secrets, related = [], token: presented = 'example-presented-token' } = made;
  const kept = { record, secrets, related };
  const context = () => contextOf(kept, { now: exampleNow(), newId: exampleIds(), presented });
  return { ok: true, ...kept, context };
}
