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

/** Where a key goes: behind the last of some wherever it stands, else of others that the mapping begins with. */
export interface Position {
  readonly behind?: readonly string[];
  readonly top?: readonly string[];
}

export function insert(map: YAMLMap, key: string, value: unknown, { behind = [], top = [] }: Position): void {
  const keys = map.items.map((pair) => nameOf(pair.key));
  const last = keys.findLastIndex((name) => behind.includes(name));
  const start = keys.findIndex((name) => !top.includes(name));
  const at = last >= 0 ? last + 1 : start;
  map.items.splice(at < 0 ? keys.length : at, 0, new Pair(new Scalar(key), new Scalar(value)));
}
