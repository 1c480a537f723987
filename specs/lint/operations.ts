import { asMap, isObject, madeOperationId, methods } from '@clientele/openapi';
import type { Linted } from './lint-contracts.ts';
import { type Place, targetOf, valueAt } from './places.ts';

export interface Operation {
  readonly id: string;
  /** Method and path. */
  readonly what: string;
  /** Where it is written. */
  readonly own: Place;
  /** What its path item says for all of its operations. */
  readonly shared: Place;
}

/** The operations of a contract, in its order. */
export async function operationsOf({
  contract,
  files,
}: Pick<Linted, 'contract' | 'files'>): Promise<Operation[]> {
  const root: Place = { file: contract.source, names: ['paths'] };
  const found: Operation[] = [];
  for (const [path, node] of Object.entries(asMap(await valueAt(files, root)))) {
    const item = targetOf(files, node, root.file) ?? { ...root, names: ['paths', path] };
    const members = asMap(await valueAt(files, item));
    for (const [method, operation] of Object.entries(members)) {
      if (!isObject(operation) || !methods.some((known) => known === method)) continue;
      const { operationId } = operation;
      const inside = (name: string): Place => ({ file: item.file, names: [...item.names, name] });
      found.push({
        id: typeof operationId === 'string' ? operationId : madeOperationId(method, path),
        what: `${method.toUpperCase()} ${path}`,
        own: inside(method),
        shared: inside('parameters'),
      });
    }
  }
  return found;
}
