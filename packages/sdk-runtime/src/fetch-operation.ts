import type { FetchCallOptions, FetchClientOptions } from './fetch-options.ts';
import type { HeaderOptions } from './headers.ts';
import type { Operation } from './operation.ts';
import type { IdempotencyOptions } from './options.ts';
import type { Call, Sent } from './send.ts';

/** What the generator knows of a contract and a fetch client needs. */
export interface Contract {
  readonly baseUrl: string;
  readonly operations: readonly FetchOperation[];
}

/** What a call takes, before its types are known. */
export interface AnyInit extends FetchCallOptions, IdempotencyOptions {
  readonly params?: {
    readonly path?: Record<string, unknown>;
    readonly query?: Record<string, unknown>;
    readonly header?: HeaderOptions;
  };
  readonly body?: unknown;
  readonly mediaType?: string;
}

/** What openapi-fetch is given for a call. */
export interface FetchInit {
  /** Sends what openapi-fetch wrote; with a body where a text would not do. */
  fetch: (sent: Request, body?: Sent) => Promise<Response>;
}

/** Changes what openapi-fetch is given to write the request of a call. */
export type FetchWriter = (given: FetchInit, call: Call & FetchClientOptions, init: AnyInit) => void;

/** An operation, and how openapi-fetch writes a request that is more than JSON. */
export interface FetchOperation extends Operation {
  readonly writeFetch?: FetchWriter;
}
