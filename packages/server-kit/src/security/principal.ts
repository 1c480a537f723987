import type { FastifyRequest } from 'fastify';
import { invalidArgument } from '../errors/invalid-argument.ts';
import { progressOf } from '../http/progress.ts';

/**
 * Who sent the request, as `authenticate` said it. An operation may need several credentials at
 * once; `scheme` then names one of them, the default is the first. `undefined` where
 * the contract lets a request be anonymous and this one is.
 *
 * @example
 * ```ts
 * const updateClient = async (request: FastifyRequest) => principalOf<{ tokenId: string }>(request).tokenId;
 * ```
 * @throws TypeError when the operation has no security, or not that scheme.
 */
export function principalOf<T>(request: FastifyRequest, scheme?: string): T {
  const { principals: known } = progressOf(request);
  const key = scheme ?? known?.keys().next().value;
  // Anonymous, where the contract allows that too: T has to include undefined.
  if (known?.size === 0) return undefined as T;
  if (!known || key === undefined || !known.has(key)) {
    throw invalidArgument(
      `The request has no principal${scheme ? ` of ${scheme}` : ''}: nothing authenticated it.`,
    );
  }
  // What `authenticate` returned; the caller wrote both and names the type.
  return known.get(key) as T;
}
