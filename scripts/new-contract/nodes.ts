import { type Document, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';

/** A key as JSON has it, where 200 is '200'. */
export function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

/** What an object has under a name, and the name as it is written. */
export function pairAt(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => nameOf(key) === name);
}

/** What stands under a name; an empty place is a null. */
export function valueAt(map: YAMLMap, name: string): Node | undefined {
  const pair = pairAt(map, name);
  // A parsed document has nothing but nodes.
  return pair && ((pair.value ?? new Scalar(null)) as Node);
}

/** The node that names and indices lead to. */
export function nodeAt(document: Document, names: readonly (string | number)[]): Node | undefined {
  let node: unknown = document.contents;
  for (const name of names) {
    if (isMap(node)) node = valueAt(node, String(name));
    else node = isSeq(node) ? node.items[Number(name)] : undefined;
  }
  return node as Node | undefined;
}

/** A copy of a node, or of a pair of a name and a value. */
export function copyOf<T>(node: T): T {
  return (node as Node & T).clone() as T;
}
