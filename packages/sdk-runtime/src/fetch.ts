import createOpenApiFetch from 'openapi-fetch';
import { type Build, type ClientOptions, createCaller } from './caller.ts';
import { expandPath } from './expand-path.ts';
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
export type { Operation, RetryRule } from './operation.ts';
export type { Outcome } from './outcome.ts';
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
 * Makes an openapi-fetch client, typed by the `paths` of openapi-typescript, whose calls give
 * outcomes. openapi-fetch writes the request; timeouts, retries and credentials are below it.
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
  const call = createCaller(options, baseUrl, buildWithOpenApiFetch);
  const client: Record<string, unknown> = {};
  for (const { method } of operations) {
    client[method] = async (path: string, { params, ...init }: AnyInit = {}) => {
      const operation = operations.find((one) => one.method === method && one.path === path);
      if (!operation) throw new TypeError(`${method} ${path}: no such operation in the contract.`);
      return call(operation, { ...params, ...init });
    };
  }
  // Methods without an operation accept no path, so nobody misses them.
  return guard(client, () => 'Client') as unknown as FetchClient<Paths>;
}

// Its types follow from a contract's `paths`; here any operation of any contract passes.
const openApiFetch = createOpenApiFetch({ pathSerializer: expandPath }) as unknown as {
  request(method: string, path: string, init: object): Promise<unknown>;
};

/** openapi-fetch sends what it writes; here it sends to nobody, because an attempt may be one of many. */
const buildWithOpenApiFetch: Build = async ({ method, path }, input, base, init) => {
  let written: Request | undefined;
  await openApiFetch.request(method, path, {
    ...init,
    baseUrl: base,
    params: { path: input.path, query: input.query },
    body: input.body,
    fetch: async (request: Request) => {
      written = request;
      return new Response(null, { status: 204 });
    },
  });
  if (!written) throw new TypeError('openapi-fetch called no fetch.');
  return written;
};
