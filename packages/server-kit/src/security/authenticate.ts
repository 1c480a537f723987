import type { SecurityScheme } from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';

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
