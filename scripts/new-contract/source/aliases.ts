import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { ImportError } from '../import-error.ts';
import { keyOf } from './nodes.ts';

/** As many nodes may be written again, for aliases and for references. */
export const most = 100_000;

/**
 * Puts what aliases and merge keys stand for in their places: what is split would lose the anchors.
 *
 * @throws {@link ImportError} for an alias of nothing or of what it stands in, for more than a
 * hundred thousand nodes, and for a key that an object has twice
 */
export function writeOutAliases(document: Document, at: (offset: number) => string): void {
  const anchors = new Map<string, Node>();
  const open = new Set<Node>();
  let copied = 0;

  const written = (node: unknown): unknown => {
    if (isAlias(node)) return copyOf(node.source, node.range?.[0] ?? 0);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return node;
    const { anchor } = node;
    if (anchor !== undefined) {
      anchors.set(anchor, node);
      delete node.anchor;
    }
    if (isScalar(node)) return node;
    open.add(node);
    if (isMap(node)) {
      for (const pair of node.items) {
        pair.key = written(pair.key);
        pair.value = written(pair.value);
      }
      merge(node);
      refuseTwice(node, at);
    } else node.items = node.items.map(written);
    open.delete(node);
    return node;
  };

  const copyOf = (name: string, offset: number): Node => {
    const held = anchors.get(name);
    if (!held || open.has(held))
      throw new ImportError(
        `${at(offset)} has the alias *${name} of ${held ? 'what it stands in' : 'nothing'}.`,
      );
    copied += sizeOf(held);
    if (copied > most) throw new ImportError(`${at(offset)} has aliases for more than ${most} nodes.`);
    // A clone of a node is one.
    return held.clone() as Node;
  };

  document.contents = written(document.contents) as Document['contents'];
}

/** As YAML 1.1 has it: what an object says itself goes before what it is merged with. */
function merge(map: YAMLMap): void {
  if (!map.items.some(isMerge)) return;
  const own = new Set(map.items.filter((pair) => !isMerge(pair)).map(keyOf));
  map.items = map.items.flatMap((pair) => {
    if (!isMerge(pair)) return [pair];
    const maps = isSeq(pair.value) ? pair.value.items : [pair.value];
    return maps
      .flatMap((from) => (isMap(from) ? from.items : []))
      .filter((one) => {
        const name = keyOf(one);
        if (own.has(name)) return false;
        own.add(name);
        return true;
      });
  });
}

function isMerge({ key, value }: Pair): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN' && (isMap(value) || isSeq(value));
}

function refuseTwice(map: YAMLMap, at: (offset: number) => string): void {
  const seen = new Set<string>();
  for (const pair of map.items) {
    const name = keyOf(pair);
    const offset = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    if (seen.has(name)) throw new ImportError(`${at(offset ?? 0)} has the key ${name} a second time.`);
    seen.add(name);
  }
}

/** How many nodes there are in one. */
export function sizeOf(node: unknown): number {
  if (isPair(node)) return sizeOf(node.value);
  if (isMap(node) || isSeq(node)) return node.items.reduce<number>((sum, item) => sum + sizeOf(item), 1);
  return 1;
}
