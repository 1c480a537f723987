import { type Document, type Node, Scalar, type YAMLMap } from 'yaml';
import { childOf, pairOf } from './source/nodes.ts';

/** What stands under a name; an empty place is a null. */
export function valueAt(map: YAMLMap, name: string): Node | undefined {
  const pair = pairOf(map, name);
  // A parsed document has nothing but nodes.
  return pair && ((pair.value ?? new Scalar(null)) as Node);
}

/** The node that names and indices lead to. */
export function nodeAt(document: Document, names: readonly (string | number)[]): Node | undefined {
  const node = names.reduce<unknown>((at, name) => childOf(at, String(name)), document.contents);
  return (node ?? undefined) as Node | undefined;
}

/** A copy of a node, or of a pair of a name and a value. */
export function copyOf<T>(node: T): T {
  return (node as Node & T).clone() as T;
}
