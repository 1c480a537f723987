import { methods } from '@clientele/openapi';
import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { References } from '../source/follow.ts';
import { childOf, keyOf, pairOf } from '../source/nodes.ts';
import { holders } from '../split/sections.ts';

/** A member of `paths` or the like, and the path item that it is or refers to. */
interface Entry {
  readonly holder: (typeof holders)[number];
  readonly path: string;
  readonly entry: Pair;
  readonly item: YAMLMap;
}

/** An operation, and where it stands. */
export interface Sliced extends Entry {
  readonly pair: Pair;
  readonly tags: readonly string[];
}

/** The operations of a document, those of path items in other files too. */
export function operationsOf(root: YAMLMap, references: References): Sliced[] {
  return holders.flatMap((holder) => {
    const held = childOf(root, holder);
    return (isMap(held) ? (held.items as Pair[]) : []).flatMap((entry) => {
      const item = followed(entry.value, references);
      return item ? operationsIn({ holder, path: keyOf(entry), entry, item }) : [];
    });
  });
}

function followed(node: unknown, references: References, passed = 0): YAMLMap | undefined {
  if (!isMap(node)) return undefined;
  const $ref = pairOf(node, '$ref');
  const reference = $ref && references.get($ref);
  if (!reference) return node;
  return passed > 20 ? undefined : followed(reference.target?.node, references, passed + 1);
}

function operationsIn(entry: Entry): Sliced[] {
  const pairs = (entry.item.items as Pair[]).filter((pair) => methods.includes(keyOf(pair) as never));
  return pairs
    .filter(({ value }) => isMap(value))
    .map((pair) => ({ ...entry, pair, tags: tagsOf(pair.value) }));
}

function tagsOf(operation: unknown): string[] {
  const tags = childOf(operation, 'tags');
  return isSeq(tags) ? tags.items.map((tag) => String(isScalar(tag) ? tag.value : tag)) : [];
}
