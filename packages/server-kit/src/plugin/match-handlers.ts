import type { RouteHandlerMethod } from 'fastify';
import type { Operation } from '../openapi/openapi.ts';

/**
 * Finds the handler of each operation. Generators write an operationId in camel case, so names are
 * compared by their letters and digits alone: `patch-o-auth-client` is `patchOAuthClient`.
 *
 * @throws TypeError when a key is no operation, or two operations share a name.
 */
export function matchHandlers(
  operations: readonly Operation[],
  handlers: Readonly<Record<string, unknown>>,
): ReadonlyMap<Operation, RouteHandlerMethod> {
  const byName = new Map<string, Operation>();
  for (const operation of operations) {
    const name = normalize(operation.id);
    const other = byName.get(name);
    if (other) {
      throw new TypeError(
        `The operations ${other.id} and ${operation.id} have the same name once it is camel case.`,
      );
    }
    byName.set(name, operation);
  }
  const found = new Map<Operation, RouteHandlerMethod>();
  for (const [key, handler] of Object.entries(handlers)) {
    if (key === 'authenticate' || handler === undefined) continue;
    const operation = byName.get(normalize(key));
    if (!operation) {
      const known = operations.map(({ id }) => id).join(', ');
      throw new TypeError(`${key} is no operation of this contract. Its operations: ${known}.`);
    }
    if (typeof handler !== 'function') throw new TypeError(`The handler ${key} must be a function.`);
    // Typed by the contract where the plugin is called; here all handlers are alike.
    found.set(operation, handler as RouteHandlerMethod);
  }
  return found;
}

function normalize(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}
