import { madeOperationId, plainName } from '@clientele/openapi';
import { isVerbAndNoun } from '@clientele/specs/operation-id';
import type { Tree } from '../tree.ts';
import { insert, mapAt } from './edit.ts';
import type { Found } from './places.ts';

const DOCUMENTED = 'x-documented-operation-id';

/**
 * Writes the operationIds that are made from method and path where there are none, and marks those that
 * are the vendor's own and not in the form of the house. What would have the name of another stays
 * without.
 */
export function fillOperationIds(tree: Tree, objects: readonly Found[]): void {
  const all = objects.filter(({ kind }) => kind === 'operation');
  const taken = new Set(all.map(({ node }) => plainName(String(node['operationId'] ?? ''))));
  for (const operation of all) {
    const map = mapAt(tree, operation);
    const { operationId } = operation.node;
    const made = madeOperationId(operation.names.at(-1) ?? '', operation.path);
    if (operationId === undefined) {
      if (taken.has(plainName(made))) continue;
      taken.add(plainName(made));
      map && insert(map, 'operationId', made, { top: ['tags', 'summary', 'description'] });
    } else if (typeof operationId === 'string' && operationId !== made && !isVerbAndNoun(operationId)) {
      map && !map.has(DOCUMENTED) && insert(map, DOCUMENTED, true, { behind: ['operationId'] });
    }
  }
}
