import { isMap, type Pair } from 'yaml';
import type { Reference, References } from '../source/follow.ts';
import { pairOf } from '../source/nodes.ts';
import type { Target } from '../source/resolve.ts';
import type { Source } from '../source/source.ts';

/**
 * Whether a reference leads nowhere, to what refers nowhere itself, in a circle, or to what is no
 * component: a bundler leaves it as it stands.
 */
export function isLost(reference: Reference, references: References, { root }: Source): boolean {
  const passed = new Set<Reference>();
  let link: Reference | undefined = reference;
  while (link) {
    const target: Target | undefined = link.target;
    if (!target || passed.has(link)) return true;
    passed.add(link);
    if (target.file === root && target.names.length < (target.names[0] === 'components' ? 3 : 2)) return true;
    const next: Pair | undefined = isMap(target.node) ? pairOf(target.node, '$ref') : undefined;
    link = next && references.get(next);
  }
  return false;
}
