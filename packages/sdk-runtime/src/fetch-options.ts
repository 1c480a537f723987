import type { Middleware, QuerySerializer, QuerySerializerOptions } from 'openapi-fetch';
import type { CallOptions, ClientOptions } from './options.ts';

/** How openapi-fetch writes a request. */
interface Serializers {
  /** Writes the query; or how lists and objects are written. Default: as the contract has them. */
  readonly querySerializer?: QuerySerializer<unknown> | QuerySerializerOptions;
  /** Writes the body; set `Content-Type` if it is no JSON. Default: `JSON.stringify`. */
  readonly bodySerializer?: (body: unknown, headers: Headers) => unknown;
}

/** How a fetch client reaches its API. */
export interface FetchClientOptions extends ClientOptions, Serializers {}

/** Options of a single call of a fetch client. */
export interface FetchCallOptions extends CallOptions, Serializers {
  /** Runs after what `client.use` registered, for this call alone. */
  readonly middleware?: Middleware[];
}
