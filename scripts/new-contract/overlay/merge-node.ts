import { isCollection, isMap, isSeq, type Node, Pair, Scalar, type YAMLMap } from 'yaml';
import { copyOf } from '../nodes.ts';
import { keyOf, pairOf } from '../source/nodes.ts';

/** Two values that cannot be merged, and the names that lead to them. */
export class Incompatible extends Error {
  constructor(names: readonly string[], one: Node, other: Node) {
    super(
      `${names.map((name) => `\`${name}\` `).join('')}is ${kindOf(one)}, the update has ${kindOf(other)}`,
    );
  }
}

/**
 * What a value is after an update: objects are merged, arrays concatenated, primitives replaced. The
 * first is changed in place where it can be.
 *
 * @throws {@link Incompatible}
 * @see {@link https://spec.openapis.org/overlay/v1.1.0.html#action-object}
 */
export function mergeNode(target: Node, update: Node, names: readonly string[] = []): Node {
  if (isMap(target) && isMap(update)) {
    mergeMap(target, update, names);
  } else if (isSeq(target) && isSeq(update)) {
    opened(target).items.push(...update.items.map(copyOf));
  } else if (isCollection(target) || isCollection(update)) {
    throw new Incompatible(names, target, update);
  } else {
    const { comment, commentBefore, spaceBefore } = target;
    return Object.assign(copyOf(update), { comment, commentBefore, spaceBefore });
  }
  return target;
}

/** An array with one more. */
export function append(target: Node, update: Node): void {
  if (isSeq(target)) opened(target).items.push(copyOf(update));
}

function mergeMap(target: YAMLMap, update: YAMLMap, names: readonly string[]): void {
  for (const pair of update.items) {
    const { key, value } = pair;
    const name = keyOf(pair);
    const old = pairOf(target, name);
    const added = (value ?? new Scalar(null)) as Node;
    if (old) old.value = mergeNode((old.value ?? new Scalar(null)) as Node, added, [...names, name]);
    else opened(target).items.push(new Pair(copyOf(key), copyOf(added)));
  }
}

/** What is empty is written as `{}` or `[]`; what comes in has lines of its own. */
function opened<T extends Node & { items: unknown[]; flow?: boolean }>(node: T): T {
  if (node.items.length === 0) node.flow = false;
  return node;
}

/** `an object`, `an array` or `a primitive value`. */
export function kindOf(node: Node): string {
  if (isMap(node)) return 'an object';
  return isSeq(node) ? 'an array' : 'a primitive value';
}
