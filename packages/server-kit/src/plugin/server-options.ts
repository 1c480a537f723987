import type { OpenApiDocument } from '@clientele/openapi';
import type { ErrorShape } from '../refusal/error-shape.ts';
import type { Authenticate } from '../security/authenticate.ts';

/** What a server is made from: the bundle, and how this vendor says no. */
export interface ContractSource {
  readonly document: OpenApiDocument;
  /** Default: RFC 9457, `application/problem+json`. */
  readonly errors?: ErrorShape;
}

/** One handler per operation, and `authenticate` where an operation has security. */
export type ServerHandlers<Handlers extends object, Secured extends boolean = true> = Handlers &
  (Secured extends true ? { authenticate: Authenticate } : { authenticate?: Authenticate });

export interface ServerOptions {
  /**
   * What happens to an answer that breaks the contract: `enforce` answers 500 and logs where,
   * `report` logs and sends it, `off` does not look. Members that the contract does not declare
   * are sent in none of them.
   */
  readonly responses?: 'enforce' | 'report' | 'off';
  /** Bytes; 1 048 576 by default. */
  readonly bodyLimit?: number;
  /** How deep arrays and objects may nest in a body; 32 by default. */
  readonly maxDepth?: number;
}

/** What the server side of a contract has beside the plugin that it makes. */
export interface ResponseChecker {
  /**
   * Holds an answer against the contract before it is sent, while a transaction can still be rolled
   * back: the check that the stub makes when it is sent. `body` is what a handler gives to
   * `reply.send`; `contentType` what it gives to `reply.type`, by default what Fastify takes for such
   * a body. An operation may also be named as its handler is.
   *
   * @example
   * ```ts
   * libraryServer.checkResponse('updateBook', 200, { id: 'a', title: 5 });
   * // InvalidResponseError: updateBook 200: the response breaks the contract at /title: type
   * ```
   * @throws InvalidResponseError at the first thing that breaks the contract.
   * @throws TypeError when the contract has no such operation, or can't be served as it is.
   */
  readonly checkResponse: (operationId: string, status: number, body?: unknown, contentType?: string) => void;
}
