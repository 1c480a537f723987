import { isMap, isScalar, isSeq, Pair, Scalar, type YAMLMap } from 'yaml';
import type { Tree } from '../tree.ts';
import type { Place } from './places.ts';

/** The mapping that stands in a place; what an alias repeats is no mapping of its own. */
export function mapAt(tree: Tree, { file, names }: Place): YAMLMap | undefined {
  let node: unknown = tree.get(file)?.contents;
  for (const name of names) {
    if (isMap(node)) node = pairOf(node, name)?.value;
    else node = isSeq(node) ? node.items[Number(name)] : undefined;
  }
  return isMap(node) ? node : undefined;
}

/** The pair of a key, which need not be text: a status is a number where nobody put it into quotes. */
export function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => nameOf(key) === name);
}

export function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

/** Adds a key: behind the last of these that the mapping has, else first. */
export function insert(map: YAMLMap, key: string, value: unknown, behind: readonly string[]): void {
  const last = behind.findLast((name) => pairOf(map, name));
  const at = map.items.findIndex((pair) => nameOf(pair.key) === last);
  map.items.splice(at + 1, 0, new Pair(new Scalar(key), new Scalar(value)));
}
