import { createQuerySerializer } from 'openapi-fetch';
import { createCall } from './call-operation.ts';
import type { FetchClient } from './fetch-types.ts';
import { loggedAs } from './logged-as.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';

/** What the generator knows of a contract and a fetch client needs. */
export interface Contract {
  readonly baseUrl: string;
  readonly operations: readonly Operation[];
}

interface AnyInit extends CallOptions {
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
  const call = createCall(options, baseUrl, createQuerySerializer());
  const client: Record<string, unknown> = {};
  for (const { method } of operations) {
    client[method] = async (path: string, { params, ...init }: AnyInit = {}) => {
      const operation = operations.find((one) => one.method === method && one.path === path);
      if (!operation) throw new TypeError(`${method} ${path}: not in the contract.`);
      return call(operation, { ...params, ...init });
    };
  }
  // Methods without an operation accept no path, so nobody misses them.
  return loggedAs(client, () => 'Client') as unknown as FetchClient<Paths>;
}
