import type { Token } from './credentials.ts';
import type { Validate } from './find-misfit.ts';
import type { HeaderOptions } from './headers.ts';
import type { Observer } from './observe.ts';
import type { Resilience } from './resilience.ts';

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
  readonly resilience?: Resilience | null | undefined;
  /** What a call may take, in whole milliseconds; `resilient()` has finer ones. Default: no limit. */
  readonly timeout?: number | undefined;
  /** Told of attempts and outcomes: `observe()`. */
  readonly observer?: Observer | undefined;
  /** Checks what comes: `validate` of the package's `./schemas`. Default: trusts the vendor. */
  readonly validate?: Validate | undefined;
}

/** What a call may take as well where the contract lets its request be sent again (`x-retry`). */
export interface IdempotencyOptions {
  /**
   * Sent as `Idempotency-Key`, the same with every attempt: a server that knows the header does once
   * what it gets twice. Some want it in quotes, as the draft has it.
   *
   * @see [The Idempotency-Key HTTP Header Field](https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/)
   */
  readonly idempotencyKey?: string | undefined;
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
  /** Takes the place of the client's; `null` sends once. */
  readonly resilience?: Resilience | null | undefined;
  /** Takes the place of the client's: what the call may take, in whole milliseconds. */
  readonly timeout?: number | undefined;
}
