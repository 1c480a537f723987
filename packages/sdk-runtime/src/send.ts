import { addCredentials } from './credentials.ts';
import { mergeHeaders } from './headers.ts';
import { loggedAs } from './logged-as.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions, IdempotencyOptions } from './options.ts';
import { parse } from './parse.ts';

/** What an attempt brought: an answer, read to its end, or why there is none. */
export type Reply = { readonly request?: Request } & (Answered | { readonly failure: unknown });

export interface Answered {
  readonly response: Response;
  readonly text: Blob | string;
}

/** What `fetch` sends; Node's own types have no name for it. */
export type Sent = NonNullable<RequestInit['body']>;

/** A request before its credentials; what else it has is what `Request` takes. */
export interface Message {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Sent | undefined;
  /** Of a stream, which can be sent once. */
  readonly duplex?: 'half' | undefined;
}

/** A call while it lasts: how it is made, and what became of it. */
export interface Call extends ClientOptions, IdempotencyOptions {
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  /** By the clock of `performance`. */
  readonly began: number;
  /** How often the request was sent. */
  attempts: number;
  /** How many attempts were sent without an answer that says that nothing was done. */
  unsure: number;
  /** What the request carried and no log may hold. */
  readonly credentials: string[];
}

/** @throws RangeError when the timeout is no whole number of milliseconds. */
export function begin(
  operation: Operation,
  options: ClientOptions,
  input: CallOptions & IdempotencyOptions,
): Call {
  const { idempotencyKey, resilience = options.resilience, timeout = options.timeout } = input;
  const limit = timeout === undefined ? timeout : AbortSignal.timeout(timeout);
  const signals = [input.signal, limit].filter((signal) => !!signal);
  return {
    ...options,
    operation,
    idempotencyKey,
    resilience,
    // Of its own, since Node warns of many listeners on one that many calls share.
    signal: signals[0] && AbortSignal.any(signals),
    began: performance.now(),
    attempts: 0,
    unsure: 0,
    credentials: [],
  };
}

/** Sends a message as often as `resilience` says, each time as a fresh request with a fresh token. */
export async function send(call: Call, message: Message): Promise<Reply> {
  const { operation, credentials, signal } = call;
  const collect = (_name: string, leaf: unknown) => {
    if (typeof leaf === 'string') credentials.push(leaf);
    return leaf;
  };
  const [, body] = parse(message.body, (name, member) => {
    if (operation.secrets?.includes(name)) JSON.stringify(member, collect);
    return member;
  });
  const attempt = async (stop = signal): Promise<Reply> => {
    const headers = mergeHeaders(message.headers, { 'Idempotency-Key': call.idempotencyKey });
    const url = new URL(message.url);
    const authorize = operation.authorize ?? addCredentials;
    const added = await authorize(operation.security ?? [], call.token, headers, url);
    credentials.push(...[added].flat(), ...(headers.get('Authorization') ?? '').split(' '));
    // A redirect could take the token to another origin: `fetch` strips Authorization alone there.
    const init = { ...message, headers, signal: stop, redirect: 'manual' };
    const request = new Request(url, init as RequestInit); // `fetch` takes undefined for absent.
    loggedAs(request, () => ({ method: message.method, url: url.origin + url.pathname }));
    // The token may have taken longer than the call.
    if (stop?.aborted) return { failure: stop.reason };
    call.attempts++;
    call.unsure++;
    // What it throws at once is a mistake in it: the platform's never does.
    const answer = (call.fetch ?? globalThis.fetch)(request);
    try {
      const response = await answer;
      if (response?.text as unknown) {
        const text = await response[operation.read ? 'blob' : 'text']();
        if (!stop?.aborted && response.status !== 408 && response.status < 500) call.unsure--;
        return { request, response, text };
      }
    } catch (failure) {
      return { request, failure };
    }
    throw new TypeError('fetch: expected it to give a Response.');
  };
  const observed = (stop?: AbortSignal) => call.observer?.attempt(call, () => attempt(stop)) ?? attempt(stop);
  return call.resilience?.(observed, { operation, body, signal }) ?? observed();
}
