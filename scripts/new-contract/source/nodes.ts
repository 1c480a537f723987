import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';

/** A key as JSON has it, where 200 is '200'. */
export function keyOf({ key }: Pair<unknown, unknown>): string {
  return String(isScalar(key) ? key.value : key);
}

interface Index {
  readonly items: readonly Pair[];
  readonly size: number;
  readonly pairs: ReadonlyMap<string, Pair>;
}

const indexes = new WeakMap<YAMLMap, Index>();

/** The member of an object. Large ones are asked often. */
export function pairOf(map: YAMLMap, name: string): Pair | undefined {
  if (map.items.length < 20) return map.items.find((pair) => keyOf(pair) === name);
  let index = indexes.get(map);
  const { items } = map;
  // A member is only ever added in place.
  if (index?.items !== items || index.size !== items.length) {
    index = { items, size: items.length, pairs: new Map(items.map((pair) => [keyOf(pair), pair])) };
    indexes.set(map, index);
  }
  return index.pairs.get(name);
}

/** A member of an object or an item of a list, undefined where there is none. */
export function childOf(node: unknown, name: string): unknown {
  if (isMap(node)) return pairOf(node, name)?.value;
  return isSeq(node) && /^(?:0|[1-9]\d*)$/.test(name) ? node.items[Number(name)] : undefined;
}

/** A member that is a string. */
export function textIn(node: unknown, name: string): string | undefined {
  const value = isMap(node) ? pairOf(node, name)?.value : undefined;
  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}
