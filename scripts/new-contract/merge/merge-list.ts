import type { Node, YAMLSeq } from 'yaml';
import { copyOf } from '../nodes.ts';
import { same } from './compare.ts';
import { identities } from './identity.ts';
import { mergeValue } from './merge-value.ts';
import { brief, clash, type Merging, type Place } from './merging.ts';

/**
 * Merges lists item by item where their items are known by something else than their place: our order
 * stays, what is new comes after what it follows in the newer document.
 *
 * @returns whether it could; if not nothing is changed
 */
export function mergeList(
  { base, theirs, ours }: { base: YAMLSeq | undefined; theirs: YAMLSeq; ours: YAMLSeq },
  place: Place,
  merging: Merging,
): boolean {
  const before = base ? indexed(place.names, base, base) : new Map<string, Node>();
  const newer = indexed(place.names, theirs, base);
  const mine = indexed(place.names, ours, base);
  if (!before || !newer || !mine) return false;

  const result = new Map<string, Node>();
  for (const [id, item] of mine) {
    const versions = { base: before.get(id), theirs: newer.get(id), ours: item };
    const value = mergeValue(versions, place, `${[...mine.keys()].indexOf(id)}`, merging);
    if (value) result.set(id, value);
  }
  let last: string | undefined;
  for (const [id, item] of newer) {
    if (!mine.has(id)) {
      if (!before.has(id)) insertAfter(result, last, id, copyOf(item));
      else if (!same(item, before.get(id)))
        clash(merging, place, id, `is ${brief(item)} in ${merging.newer}; here it was taken out.`);
    }
    if (result.has(id)) last = id;
  }
  ours.items = [...result.values()];
  return true;
}

function indexed(
  names: readonly string[],
  list: YAMLSeq,
  base: YAMLSeq | undefined,
): ReadonlyMap<string, Node> | undefined {
  const ids = identities(names, list, base);
  return ids && new Map(ids.map((id, index) => [id, list.items[index] as Node]));
}

function insertAfter(items: Map<string, Node>, last: string | undefined, id: string, item: Node): void {
  const all = [...items];
  all.splice(all.findIndex(([key]) => key === last) + 1, 0, [id, item]);
  items.clear();
  for (const [key, value] of all) items.set(key, value);
}
