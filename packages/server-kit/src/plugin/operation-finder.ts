import { plainName } from '@clientele/openapi';
import { invalidArgument } from '../errors/invalid-argument.ts';

/**
 * Finds operations, or what was made of them, by name. Generators write an operationId in camel case, so names are compared by
 * their letters and digits alone: `patch-o-auth-client` is `patchOAuthClient`.
 *
 * @throws TypeError when two operations share a name; the function it gives, when none has it.
 */
export function operationFinder<T extends { readonly id: string }>(
  operations: Iterable<T>,
): (name: string) => T {
  const byName = new Map<string, T>();
  for (const operation of operations) {
    const name = plainName(operation.id);
    const other = byName.get(name);
    if (other) {
      throw invalidArgument(
        `The operations ${other.id} and ${operation.id} have the same name once it is camel case.`,
      );
    }
    byName.set(name, operation);
  }
  return (name) => {
    const operation = byName.get(plainName(name));
    if (operation) return operation;
    const known = [...byName.values()].map(({ id }) => id).join(', ');
    throw invalidArgument(`${name} is no operation of this contract. Its operations: ${known}.`);
  };
}
