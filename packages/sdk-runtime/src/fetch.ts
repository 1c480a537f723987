import createOpenApiClient, { type ClientOptions as OpenApiOptions } from 'openapi-fetch';
import { addCredentials, type SecurityScheme, type Token } from './credentials.ts';
import { expandPath } from './expand-path.ts';
import type { FetchClient } from './fetch-client.ts';

export type { SecurityScheme, Token } from './credentials.ts';
export { PathParameterError } from './expand-path.ts';
export type { FetchClient } from './fetch-client.ts';

/** Options of openapi-fetch, and the token for the contract's security scheme. */
export interface FetchClientOptions extends Omit<OpenApiOptions, 'pathSerializer'> {
  token?: Token;
}

/** What types do not carry at run time and a request needs. */
export interface Operation {
  readonly security?: readonly SecurityScheme[];
  /** Media type of the request body. Default: `application/json`. */
  readonly mediaType?: string;
}

/** What the generator knows of a contract and a fetch client needs. */
export interface Contract {
  readonly baseUrl: string;
  /** By `METHOD /path/{template}`. */
  readonly operations: Readonly<Record<string, Operation>>;
}

/**
 * Makes an openapi-fetch client for a contract. Ids are refused as in the SDK: see {@link expandPath}.
 *
 * @example
 * ```ts
 * const client = createFetchClient<paths>({ baseUrl: 'http://localhost:4010', operations: {} });
 * const { data, error } = await client.GET('/clients/{id}', { params: { path: { id: '42' } } });
 * ```
 */
export function createFetchClient<Paths extends object>(
  contract: Contract,
  { token, ...options }: FetchClientOptions = {},
): FetchClient<Paths> {
  const client = createOpenApiClient<Paths>({
    baseUrl: contract.baseUrl,
    ...options,
    pathSerializer: expandPath,
  });
  client.use({
    async onRequest({ request, schemaPath }) {
      const { security = [], mediaType } = contract.operations[`${request.method} ${schemaPath}`] ?? {};
      if (mediaType && request.body) request.headers.set('Content-Type', mediaType);
      const url = new URL(request.url);
      await addCredentials(security, token, request.headers, url);
      return url.href === request.url ? undefined : new Request(url, request);
    },
  });
  // The same object under narrower types; see FetchClient.
  return client as FetchClient<Paths>;
}
