import type { Json, VendorSemantics } from '@clientele/semantics';
import type { Authenticate, ServerOptions } from '@clientele/server-kit';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';

/** Who asks: the token behind the credential, once it has been found, unexpired and allowed. */
export interface Principal {
  readonly tokenId: string;
  /** The client that the token belongs to; absent when it may update any client of the vendor. */
  readonly clientId?: string;
  readonly scopes: readonly string[];
  /** The token as the request sent it, without its scheme. Never to be stored or logged. */
  readonly presented: string;
}

/** What the registry gives to a vendor's stub. */
export interface ServerParts {
  readonly authenticate: Authenticate;
  /**
   * Runs the update in its transaction and gives the body of the 200; throws `RefusalError` for every
   * other answer. `Reply` is what the stub expects; whether the body is one, the stub checks at run time.
   */
  readonly update: <Reply>(request: FastifyRequest, clientId: string) => Promise<Reply>;
}

/** One vendor as the registry serves it: what its updates mean, and how its stub is bound to that. */
export interface VendorModule extends VendorSemantics {
  /** What a token needs in order to update, besides the scopes that the contract names; empty: any token of the vendor. */
  readonly requiredScopes: readonly string[];
  /** Does every token belong to one client? */
  readonly tokenPerClient: boolean;
  /** What `--demo` makes: input for `create`. */
  readonly demo: Json;
  /**
   * Holds the body of a 200 against the contract, as the stub does when it is sent.
   *
   * @throws InvalidResponseError
   */
  readonly checkAnswer: (body: unknown) => void;
  /** The vendor's generated stub, its update operation bound to `parts.update`. */
  server(parts: ServerParts, options?: ServerOptions): FastifyPluginAsync;
}
