import { createQuerySerializer } from 'openapi-fetch';
import { type ClientOptions, createCaller } from './caller.ts';
import type { FetchClient, Init } from './fetch-client.ts';
import { guard } from './guard.ts';
import type { Operation } from './operation.ts';

export { BaseUrlError } from './base-url.ts';
export type { CallOptions, ClientOptions } from './caller.ts';
export type { SecurityScheme, Token } from './credentials.ts';
export {
  AbortError,
  ClienteleError,
  ContractViolationError,
  type ErrorCode,
  NetworkError,
  ResponseError,
  TimeoutError,
  UndocumentedStatusError,
} from './errors.ts';
export { exhaustive } from './exhaustive.ts';
export { PathParameterError } from './expand-path.ts';
export type { FetchClient } from './fetch-client.ts';
export type { Validate } from './find-misfit.ts';
export type { Operation, RetryRule } from './operation.ts';
export type {
  Abort,
  Answer,
  AnyOutcome,
  Documented,
  Misfit,
  Network,
  Outcome,
  Timeout,
  Undocumented,
  Unexpected,
  Violation,
} from './outcome.ts';
export { type Clock, type Resilience, type ResilienceOptions, resilient } from './resilience.ts';
export { type SuccessBody, unwrap } from './unwrap.ts';

/** What the generator knows of a contract and a fetch client needs. */
export interface Contract {
  readonly baseUrl: string;
  readonly operations: readonly Operation[];
}

interface AnyInit extends Init {
  readonly params?: {
    readonly path?: Record<string, unknown>;
    readonly query?: object;
    readonly header?: object;
  };
  readonly body?: unknown;
}

/**
 * Makes a client that is called as openapi-fetch's is, typed by the `paths` of openapi-typescript;
 * its calls give outcomes. openapi-fetch serializes the queries; its own client sends, and a call
 * may take many attempts.
 *
 * @example
 * ```ts
 * const client = createFetchClient<paths>({ baseUrl: 'http://localhost:4010', operations });
 * const outcome = await client.GET('/clients/{id}', { params: { path: { id: '42' } } });
 * ```
 * @throws {@link BaseUrlError}
 */
export function createFetchClient<Paths extends object>(
  { baseUrl, operations }: Contract,
  options: ClientOptions = {},
): FetchClient<Paths> {
  const call = createCaller(options, baseUrl, createQuerySerializer());
  const client: Record<string, unknown> = {};
  for (const { method } of operations) {
    client[method] = async (path: string, { params, ...init }: AnyInit = {}) => {
      const operation = operations.find((one) => one.method === method && one.path === path);
      if (!operation) throw new TypeError(`${method} ${path}: not in the contract.`);
      return call(operation, { ...params, ...init });
    };
  }
  // Methods without an operation accept no path, so nobody misses them.
  return guard(client, () => 'Client') as unknown as FetchClient<Paths>;
}
