import { checkBaseUrl } from './base-url.ts';
import { addCredentials } from './credentials.ts';
import { expandPath } from './expand-path.ts';
import { type HeaderOptions, mergeHeaders } from './headers.ts';
import { loggedAs } from './logged-as.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { type Reply, toOutcome } from './to-outcome.ts';

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
export type CallOperation = (operation: Operation, input: Input) => Promise<Outcome<unknown>>;

/**
 * Makes what both clients call; `serializeQuery` is what they differ by.
 *
 * @throws {@link BaseUrlError}; a call throws a {@link PathParameterError}, what a token function or
 * `validate` throws, and a TypeError for what JSON or HTTP cannot carry. Everything else is an outcome.
 */
export function createCall(
  options: ClientOptions,
  defaultUrl: string,
  serializeQuery: SerializeQuery,
): CallOperation {
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
      const init = { method, headers, body, signal: stop, redirect: 'manual' } as const;
      const request = new Request(url, init as RequestInit); // `fetch` takes undefined for absent.
      try {
        // The token may have taken longer than the call.
        stop?.throwIfAborted();
        attempts++;
        const response = await (options.fetch ?? globalThis.fetch)(
          loggedAs(request, () => ({ method, url: url.origin + url.pathname })),
        );
        return { response, text: await response.text() };
      } catch (failure) {
        return { failure };
      }
    };

    const reply = await (options.resilience?.(attempt, { operation, body, signal }) ?? attempt());
    return toOutcome(operation, reply, { attempts, credentials, signal, validate: options.validate });
  };
}
