import { isAlias, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import { keyOf } from '../source/nodes.ts';

const written = new WeakMap<Node, string>();

/** Whether two values are equal, whatever the order of their keys; absent ones are too. */
export function same(one: Node | undefined, other: Node | undefined): boolean {
  return one && other ? canonical(one) === canonical(other) : one === other;
}

/** Whether a person changed a value: another one, or a comment that was not there. */
export function touched(ours: Node | undefined, base: Node | undefined): boolean {
  if (!same(ours, base)) return true;
  if (!ours || !base) return false;
  const known = commentsIn(base);
  return [...commentsIn(ours)].some((comment) => !known.has(comment));
}

/** The value as JSON with its keys in order. */
export function canonical(node: Node): string {
  const known = written.get(node);
  if (known !== undefined) return known;
  const text = write(node);
  written.set(node, text);
  return text;
}

function write(node: Node): string {
  if (isScalar(node)) return JSON.stringify(node.value) ?? 'null';
  if (isAlias(node)) return `*${node.source}`;
  const of = (item: unknown) => (item ? canonical(item as Node) : 'null');
  if (isSeq(node)) return `[${node.items.map(of).join()}]`;
  if (!isMap(node)) return 'null';
  const pairs = node.items.map((pair) => `${JSON.stringify(keyOf(pair))}:${of(pair.value)}`);
  return `{${pairs.sort().join()}}`;
}

function commentsIn(node: Node): ReadonlySet<string> {
  const found = new Set<string>();
  visit(node, {
    Node(_, { comment, commentBefore }) {
      for (const text of [comment, commentBefore]) if (text) found.add(text.trim());
    },
  });
  return found;
}
