import { pathFile } from '@clientele/openapi';
import { isMap } from 'yaml';
import { childOf, keyOf, pairOf } from '../source/nodes.ts';
import { lossOf } from './lost.ts';
import { holders } from './sections.ts';
import type { Unit, Units } from './units.ts';

/** Each path item is a file of its path, one that stands in another file too. */
export function addPaths(units: Units): void {
  const { source, names, byNode } = units;
  for (const holder of holders) {
    const held = childOf(source.root.document.contents, holder);
    for (const pair of isMap(held) ? held.items : []) {
      const found = keyOf(pair).startsWith('x-') ? undefined : pathItemOf(units, pair.value);
      if (!found || byNode.has(found.node)) continue;
      const file = names.free(`${pathFile(keyOf(pair), holder === 'paths' ? holder : 'webhooks')}.yaml`);
      units.add({ ...found, file, fragment: '' });
    }
  }
}

/** What refers to a component, or to another path, has no file of its own. */
function pathItemOf({ references, source }: Units, node: unknown): Pick<Unit, 'node' | 'source'> | undefined {
  if (!isMap(node)) return undefined;
  const $ref = pairOf(node, '$ref');
  const reference = $ref && references.get($ref);
  if (!reference) return { node, source: source.root };
  const { target } = reference;
  if (!target || target.file === source.root || lossOf(reference, references, source)) return undefined;
  return { node: target.node, source: target.file };
}
