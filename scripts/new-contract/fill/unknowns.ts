import type { Kind } from '@clientele/openapi';
import type { Tree } from '../tree.ts';
import { insert, mapAt, type Position } from './edit.ts';
import type { Found } from './places.ts';

/** Where the house writes it. */
const POSITIONS: Partial<Record<Kind, Position>> = {
  operation: {
    behind: ['operationId', 'x-documented-operation-id', 'x-provenance'],
    top: ['tags', 'summary', 'description'],
  },
  response: { behind: ['description'] },
  schema: { top: ['title', 'type'] },
};

/** Says of what nobody has looked at that nobody has: where it comes from, and whether it may be sent again. */
export function fillUnknowns(tree: Tree, objects: readonly Found[]): void {
  for (const object of objects) {
    const position = POSITIONS[object.kind];
    if (!position || (object.kind === 'schema' && !isComponent(object))) continue;
    const map = mapAt(tree, object);
    if (!map) continue;
    if (!('x-provenance' in object.node)) insert(map, 'x-provenance', 'imported', position);
    if (object.kind === 'operation' && !('x-retry' in object.node)) insert(map, 'x-retry', 'never', position);
  }
}

/** A schema that has a name: in a file of its own, or among the components of the root. */
function isComponent({ names }: Found): boolean {
  return names.length === 0 || (names.length === 3 && names[0] === 'components' && names[1] === 'schemas');
}
