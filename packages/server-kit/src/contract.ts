import type { FastifyRequest } from 'fastify';
import type { ErrorShape } from './error-shape.ts';
import type { OpenApiDocument, SecurityScheme } from './openapi.ts';

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

/** A credential that a request presents, and what for. */
export interface Attempt {
  readonly scheme: SecurityScheme;
  /** As sent, without the name of the HTTP scheme; of `basic`: `user:password`. */
  readonly credential: string;
  /** That the operation requires. */
  readonly scopes: readonly string[];
  readonly operationId: string;
  /** By name; a value that breaks its schema is the string as sent. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** `foreign`: a valid credential that belongs to another resource than the one addressed. */
export type Authenticated =
  | { readonly ok: true; readonly principal: unknown }
  | { readonly ok: false; readonly reason: 'unknown' | 'forbidden' | 'foreign' };

export type Authenticate = (
  request: FastifyRequest,
  attempt: Attempt,
) => Authenticated | Promise<Authenticated>;
