import type { MockedContract, PrismOperation } from './contract.ts';

const known = new WeakMap<MockedContract, ReadonlyMap<string, PrismOperation[]>>();

/** The operations of a contract by what their requests have in common, so that Prism routes among few. */
export function operationsLike(contract: MockedContract): ReadonlyMap<string, PrismOperation[]> {
  const found = known.get(contract) ?? grouped(contract.operations);
  known.set(contract, found);
  return found;
}

/** Of another one, no request is: Prism compares the methods, and paths segment by segment. */
export function shapeOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method.toLowerCase()} ${path.split('/').length}`;
}

function grouped(operations: readonly PrismOperation[]): ReadonlyMap<string, PrismOperation[]> {
  const groups = new Map<string, PrismOperation[]>();
  for (const operation of operations) {
    const shape = shapeOf(operation);
    groups.set(shape, [...(groups.get(shape) ?? []), operation]);
  }
  return groups;
}
