import createClient from 'openapi-fetch';
import { BaseUrlError, checkBaseUrl } from './base-url.ts';
import { expandPath } from './expand-path.ts';
import type { AnyInit, Contract } from './fetch-operation.ts';
import type { FetchClientOptions } from './fetch-options.ts';
import type { FetchClient } from './fetch-types.ts';
import { mergeHeaders } from './headers.ts';
import type { Outcome } from './outcome.ts';
import { begin, type Message, type Reply, type Sent, send } from './send.ts';
import { toOutcome } from './to-outcome.ts';

/** openapi-fetch's client, before its types are known. */
interface Core {
  request(method: string, path: string, init: object): Promise<{ error?: unknown; response: Response }>;
  use(): void;
  eject(): void;
}

/**
 * Makes openapi-fetch's client for the `paths` of openapi-typescript, with calls that give outcomes.
 *
 * openapi-fetch writes the request, runs the middleware and hands it to its `fetch`, which is where
 * the attempts are. So `onRequest` runs once a call, before any token is added; each attempt is a
 * fresh copy of what it leaves, with a token; `onResponse` runs once, on the answer of the last
 * attempt, `onError` once, when the last one brought none. What they give is what is judged.
 *
 * @example
 * ```ts
 * const client = createFetchClient<paths>({ baseUrl: 'http://localhost:4010', operations });
 * client.use({ onRequest: ({ request }) => request.headers.set('X-Trace', '1') });
 * const outcome = await client.GET('/clients/{id}', { params: { path: { id: '42' } } });
 * ```
 * @throws {@link BaseUrlError}; a call throws as one of the SDK does, and what middleware throws.
 */
export function createFetchClient<Paths extends object>(
  { baseUrl, operations }: Contract,
  options: FetchClientOptions = {},
): FetchClient<Paths> {
  const base = checkBaseUrl(options.baseUrl ?? baseUrl, options.allowInsecureHttp);
  // Otherwise JSON stands where the header has been taken away.
  const own = { ...options, baseUrl: base, headers: { 'Content-Type': null } } as object;
  // The operations say which paths there are; `paths` is for callers alone.
  const core = createClient(own) as unknown as Core;

  const request = async (method: string, path: string, init: AnyInit = {}): Promise<Outcome<unknown>> => {
    const operation = operations.find((one) => one.method === method.toUpperCase() && one.path === path);
    if (!operation) throw new TypeError(`${method} ${path}: not in the contract.`);
    const { params, body, headers } = init;
    const call = begin(operation, options, init);
    const type = body === undefined ? body : (operation.mediaType ?? 'application/json');
    let reply: Reply | undefined;
    let shown: Response | undefined;
    const given = {
      ...init,
      // Headers stand below, where openapi-fetch would add a list a second time.
      params: { path: {}, ...params, header: null },
      headers: mergeHeaders({ 'Content-Type': type }, options.headers, headers, params?.header),
      signal: call.signal,
      parseAs: 'stream',
      pathSerializer: expandPath,
      fetch: async (sent: Request, bytes?: Sent) => {
        if (!sent.url.startsWith(`${base}/`))
          throw new BaseUrlError('Middleware: expected a URL below `baseUrl`.');
        // All that a request has, so that it can be made again.
        const message: Record<string, unknown> = {};
        for (const key in sent) message[key] = sent[key as keyof Request];
        message['body'] = (bytes ?? (await sent.text())) || undefined;
        reply = await send(call, message as object as Message);
        if ('failure' in reply) throw reply.failure || new Error();
        const { response, text } = reply;
        // Its own body has been read. What has none, as a redirect in browsers, may have no copy.
        shown = response.body ? new Response(text, response) : response;
        return shown;
      },
    };
    operation.writeFetch?.(given, call, init);
    try {
      const { response, error } = await core.request(method, path, given);
      if (response !== shown) {
        // openapi-fetch has read the body of an error.
        const read = typeof error === 'string' ? error : JSON.stringify(error);
        reply = {
          response,
          text: response.bodyUsed ? read : await response[operation.read ? 'blob' : 'text'](),
        };
      }
    } catch (failure) {
      if (!reply || !('failure' in reply)) throw failure;
      reply = { failure };
    }
    return toOutcome(call, reply as Reply);
  };

  const client: Record<string, unknown> = { request, use: core.use, eject: core.eject };
  for (const { method } of operations) {
    client[method] = (path: string, init?: AnyInit) => request(method, path, init);
  }
  return client as unknown as FetchClient<Paths>;
}
