import { isMap, type Pair } from 'yaml';
import type { Reference, References } from '../source/follow.ts';
import { pairOf } from '../source/nodes.ts';
import type { Target } from '../source/resolve.ts';
import type { Source } from '../source/source.ts';

/**
 * Why a bundler leaves a reference as it stands: it leads nowhere, to what refers nowhere itself or to
 * what is no component, or in a circle; undefined for what leads somewhere.
 */
export function lossOf(
  reference: Reference,
  references: References,
  { root }: Source,
): 'nowhere' | 'circle' | undefined {
  const passed = new Set<Reference>();
  let link: Reference | undefined = reference;
  while (link) {
    if (passed.has(link)) return 'circle';
    passed.add(link);
    const target: Target | undefined = link.target;
    if (!target) return 'nowhere';
    if (target.file === root && target.names.length < (target.names[0] === 'components' ? 3 : 2))
      return 'nowhere';
    const next: Pair | undefined = isMap(target.node) ? pairOf(target.node, '$ref') : undefined;
    link = next && references.get(next);
  }
  return undefined;
}
