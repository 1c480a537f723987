import { isMap, Pair, Scalar, type YAMLMap } from 'yaml';
import { nodeAt } from '../nodes.ts';
import { keyOf } from '../source/nodes.ts';
import type { Tree } from '../tree.ts';
import type { Place } from './places.ts';

/** The mapping that stands in a place; what an alias repeats is no mapping of its own. */
export function mapAt(tree: Tree, { file, names }: Place): YAMLMap | undefined {
  const document = tree.get(file);
  const node = document && nodeAt(document, names);
  return isMap(node) ? node : undefined;
}

/** Where a key goes: behind the last of some wherever it stands, else of others that the mapping begins with. */
export interface Position {
  readonly behind?: readonly string[];
  readonly top?: readonly string[];
}

export function insert(map: YAMLMap, key: string, value: unknown, { behind = [], top = [] }: Position): void {
  const keys = map.items.map(keyOf);
  const last = keys.findLastIndex((name) => behind.includes(name));
  const start = keys.findIndex((name) => !top.includes(name));
  const at = last >= 0 ? last + 1 : start;
  map.items.splice(at < 0 ? keys.length : at, 0, new Pair(new Scalar(key), new Scalar(value)));
}
