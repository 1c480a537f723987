import { checkBaseUrl } from './base-url.ts';
import { addCredentials, type Token } from './credentials.ts';
import { expandPath } from './expand-path.ts';
import type { Validate } from './find-misfit.ts';
import { guard } from './guard.ts';
import { type HeaderOptions, mergeHeaders } from './headers.ts';
import type { Operation } from './operation.ts';
import type { Outcome } from './outcome.ts';
import type { Resilience } from './resilience.ts';
import { type Reply, toOutcome } from './to-outcome.ts';

/** How a client reaches its API. */
export interface ClientOptions {
  /** Origin and base path. Default: the contract's first server. */
  readonly baseUrl?: string | undefined;
  /** Lets `baseUrl` be http to another machine, where everyone between can read the token. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** The token for the contract's security scheme. */
  readonly token?: Token | undefined;
  /** The function that sends. Default: `globalThis.fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Headers for every call. */
  readonly headers?: HeaderOptions;
  /** Timeouts and retries: `resilient()`. Default: neither. */
  readonly resilience?: Resilience | undefined;
  /** Checks what comes: `validate` of the package's `./schemas`. Default: trusts the vendor. */
  readonly validate?: Validate | undefined;
}

/** Options of a single call. */
export interface CallOptions {
  /** `null` takes a header of the client away. */
  readonly headers?: HeaderOptions;
  /**
   * Aborts the call. A `fetch` or a token function that pays no heed is waited for all the same,
   * unless there is `resilience`.
   */
  readonly signal?: AbortSignal | null | undefined;
}

/** What a call sends. */
export interface Input extends CallOptions {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: object | undefined;
  /** Header parameters of the operation. */
  readonly header?: object | undefined;
  readonly body?: unknown;
}

/** Writes the query of a URL, without its question mark. */
export type SerializeQuery = (query?: object) => string;

/** Calls operations of one API. */
export type Caller = (operation: Operation, input: Input) => Promise<Outcome<unknown>>;

/**
 * Makes what both clients call; `serializeQuery` is what they differ by.
 *
 * @throws {@link BaseUrlError}; the caller throws a {@link PathParameterError}, what a token function
 * or `validate` throws, and a TypeError for what JSON or HTTP cannot carry. Everything else is an outcome.
 */
export function createCaller(
  options: ClientOptions,
  defaultUrl: string,
  serializeQuery: SerializeQuery,
): Caller {
  const base = checkBaseUrl(options.baseUrl ?? defaultUrl, options.allowInsecureHttp);
  return async (operation, input) => {
    const { method } = operation;
    const signal = input.signal ?? undefined;
    const credentials: string[] = [];
    let attempts = 0;
    const collect = (_name: string, leaf: unknown) => {
      if (typeof leaf === 'string') credentials.push(leaf);
      return leaf;
    };
    const body = JSON.stringify(input.body, (name, member: unknown) => {
      if (operation.secrets?.includes(name)) JSON.stringify(member, collect);
      return member;
    });

    const attempt = async (stop = signal): Promise<Reply> => {
      const mediaType = body ? { 'Content-Type': operation.mediaType ?? 'application/json' } : undefined;
      const headers = mergeHeaders(mediaType, options.headers, input.header as HeaderOptions, input.headers);
      const url = new URL(base + expandPath(operation.path, input.path));
      url.search = serializeQuery(input.query);
      const credential = await addCredentials(operation.security ?? [], options.token, headers, url);
      credentials.push(credential, ...(headers.get('Authorization') ?? '').split(' '));
      // A redirect could take the token to another origin: `fetch` strips Authorization alone there.
      const init = { method, headers, body: body ?? null, signal: stop ?? null, redirect: 'manual' as const };
      const request = new Request(url, init);
      try {
        // The token may have taken longer than the call.
        stop?.throwIfAborted();
        attempts++;
        const response = await (options.fetch ?? globalThis.fetch)(
          guard(request, () => ({ method, url: url.origin + url.pathname })),
        );
        return { response, text: await response.text() };
      } catch (failure) {
        return { failure };
      }
    };

    const { resilience, validate } = options;
    const reply = await (resilience?.(attempt, { operation, body, signal }) ?? attempt());
    return toOutcome(operation, reply, { attempts, credentials, signal, validate });
  };
}
