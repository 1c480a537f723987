import { AsyncLocalStorage } from 'node:async_hooks';
import type { Refusal } from '@clientele/server-kit';
import type { Records } from './records.ts';

/** One request on its way through a stub that many sessions share. */
export interface Exchange {
  readonly records: Records;
  /** The request target as it arrived. */
  readonly target: string;
  /** The token, without its scheme; empty where the operation wants none. */
  presented: string;
  /** Why it was refused, as far as it was. */
  refusal?: Refusal;
  /** What was thrown on the way. */
  error?: unknown;
}

const exchanges = new AsyncLocalStorage<Exchange>();

/** Runs what handles a request; in it, {@link current} is its exchange. */
export function during<Result>(exchange: Exchange, handle: () => Promise<Result>): Promise<Result> {
  return exchanges.run(exchange, handle);
}

/** @throws outside of {@link during} */
export function current(): Exchange {
  const exchange = exchanges.getStore();
  if (exchange) return exchange;
  throw new Error('A stateful stub was asked beside the mock.');
}
