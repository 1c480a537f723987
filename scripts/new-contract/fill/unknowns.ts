import type { Kind } from '@clientele/openapi';
import type { Tree } from '../tree.ts';
import { insert, mapAt } from './edit.ts';
import type { Found } from './places.ts';

/** What the house writes before it. */
const BEHIND: Partial<Record<Kind, readonly string[]>> = {
  operation: [
    ...['tags', 'summary', 'description'],
    ...['operationId', 'x-documented-operation-id', 'x-provenance'],
  ],
  response: ['description'],
  schema: ['title', 'type'],
};

/** Says of what nobody has looked at that nobody has: where it comes from, and whether it may be sent again. */
export function fillUnknowns(tree: Tree, objects: readonly Found[]): void {
  for (const object of objects) {
    const behind = BEHIND[object.kind];
    if (!behind || (object.kind === 'schema' && !isComponent(object))) continue;
    const map = mapAt(tree, object);
    if (!map) continue;
    if (!('x-provenance' in object.node)) insert(map, 'x-provenance', 'imported', behind);
    if (object.kind === 'operation' && !('x-retry' in object.node)) insert(map, 'x-retry', 'never', behind);
  }
}

/** A schema that has a name: in a file of its own, or among the components of the root. */
function isComponent({ names }: Found): boolean {
  return names.length === 0 || (names.length === 3 && names[0] === 'components' && names[1] === 'schemas');
}
