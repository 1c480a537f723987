import type { Operation } from '@clientele/openapi';
import type { RouteHandlerMethod } from 'fastify';
import { invalidArgument } from '../errors/invalid-argument.ts';
import { operationFinder } from './operation-finder.ts';

/**
 * Finds the handler of each operation.
 *
 * @throws TypeError when a key is no operation, or a handler no function.
 */
export function matchHandlers(
  operations: Iterable<Operation>,
  handlers: Readonly<Record<string, unknown>>,
): ReadonlyMap<Operation, RouteHandlerMethod> {
  const find = operationFinder(operations);
  const found = new Map<Operation, RouteHandlerMethod>();
  for (const [key, handler] of Object.entries(handlers)) {
    if (key === 'authenticate' || handler === undefined) continue;
    const operation = find(key);
    if (typeof handler !== 'function') throw invalidArgument(`The handler ${key} must be a function.`);
    // Typed by the contract where the plugin is called; here all handlers are alike.
    found.set(operation, handler as RouteHandlerMethod);
  }
  return found;
}
