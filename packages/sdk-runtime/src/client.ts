import { createQuerySerializer } from 'openapi-fetch';
import { addCredentials, type SecurityScheme, type Token } from './credentials.ts';
import { expandPath } from './expand-path.ts';
import { readBody } from './read-body.ts';

export type { SecurityScheme, Token } from './credentials.ts';
export { PathParameterError } from './expand-path.ts';

/** How a client reaches its API. */
export interface ClientOptions {
  /** Origin and base path. Default: the contract's first server. */
  baseUrl?: string;
}

/** Configuration of a client, and of a single call. */
export interface Config<T extends ClientOptions = ClientOptions> {
  baseUrl?: T['baseUrl'];
  /** The token for the contract's security scheme. */
  token?: Token;
  /** The function that sends. Default: `globalThis.fetch`. */
  fetch?: typeof globalThis.fetch;
  /** Headers for every call; `null` removes one. */
  headers?: HeadersInit | Record<string, string | null | undefined> | undefined;
  /** Aborts the call. */
  signal?: AbortSignal;
  /** Throw what would be `error`. Default: false. */
  throwOnError?: boolean;
}

/** The parts of an operation that the SDK generator fills in. */
export interface TDataShape {
  body?: unknown;
  headers?: unknown;
  path?: unknown;
  query?: unknown;
  url: string;
}

// biome-ignore lint/complexity/noBannedTypes: augmented by users, empty by design.
export type ClientMeta = {};

type Values<T> = T extends Record<string, unknown> ? T[keyof T] : T;

/** What a call gives: `data` of a 2xx answer, else `error`. Without an answer, what `fetch` threw is thrown. */
export type RequestResult<
  TData = unknown,
  TError = unknown,
  ThrowOnError extends boolean = boolean,
> = Promise<
  (ThrowOnError extends true
    ? { data: Values<TData>; error: undefined }
    : { data: Values<TData>; error: undefined } | { data: undefined; error: Values<TError> }) & {
    request: Request;
    response: Response;
  }
>;

/** Options of an SDK function: what the operation takes, and a call's configuration. */
export type Options<
  TData extends TDataShape = TDataShape,
  ThrowOnError extends boolean = boolean,
  _TResponse = unknown,
> = Omit<Config, 'throwOnError' | 'headers'> & {
  headers?: Config['headers'];
  throwOnError?: ThrowOnError;
} & ([TData] extends [never] ? unknown : Omit<TData, 'url'>);

/** A request as the SDK functions hand it over. */
export interface RequestOptions extends Config {
  body?: unknown;
  path?: unknown;
  query?: unknown;
  security?: readonly SecurityScheme[];
  url: string;
}

type Method = <TData = unknown, TError = unknown, ThrowOnError extends boolean = false>(
  options: RequestOptions,
) => RequestResult<TData, TError, ThrowOnError>;

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** One method per HTTP verb; what the generated SDK functions call. */
export type Client = Record<(typeof methods)[number], Method>;

/** Gives a configuration its type; generated code calls it. */
export function createConfig<T extends ClientOptions = ClientOptions>(config: Config<T> = {}): Config<T> {
  return config;
}

/**
 * Makes the client that the SDK functions of a contract call.
 *
 * @example
 * ```ts
 * const client = createClient({ baseUrl: 'http://localhost:4010', token: 'example-token' });
 * const { data, error } = await client.get({ url: '/clients/{id}', path: { id: '42' } });
 * ```
 */
export function createClient(config: Config = {}): Client {
  const entries = methods.map((method) => [
    method,
    (options: RequestOptions) =>
      send(method.toUpperCase(), { ...config, ...defined(options) }, config.headers),
  ]);
  // fromEntries widens the keys to string; `methods` holds exactly the keys of Client.
  return Object.fromEntries(entries) as Client;
}

const serializeQuery = createQuerySerializer();

async function send(method: string, options: RequestOptions, shared: Config['headers']): Promise<unknown> {
  const request = await toRequest(method, options, shared);
  const response = await (options.fetch ?? globalThis.fetch)(request);
  const body = await readBody(response);
  if (response.ok) return { data: body, error: undefined, request, response };
  if (options.throwOnError) throw body;
  return { data: undefined, error: body, request, response };
}

async function toRequest(
  method: string,
  options: RequestOptions,
  shared: Config['headers'],
): Promise<Request> {
  const { baseUrl = '', body, path, query, security = [], signal, token } = options;
  // The generated types hold objects here or nothing; TDataShape leaves them unknown.
  const target = expandPath(options.url, path as Record<string, unknown> | undefined);
  const search = serializeQuery((query ?? {}) as Record<string, unknown>);
  const url = new URL(baseUrl.replace(/\/+$/, '') + target + (search && `?${search}`));
  const headers = mergeHeaders(shared, options.headers);
  if (body === undefined) headers.delete('Content-Type');
  await addCredentials(security, token, headers, url);
  return new Request(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
}

function mergeHeaders(...sources: Config['headers'][]): Headers {
  const headers = new Headers();
  for (const source of sources) {
    if (!source) continue;
    const entries = source instanceof Headers || Array.isArray(source) ? source : Object.entries(source);
    for (const [name, value] of entries) {
      if (value === null) headers.delete(name);
      else if (value !== undefined) headers.set(name, value);
    }
  }
  return headers;
}

function defined<T extends object>(options: T): T {
  // An explicit undefined must not hide the client's own setting.
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
