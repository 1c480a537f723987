import { isObject, parsePointer } from '@clientele/openapi';

/**
 * The line, from 1, on which a place stands when a document is written by `JSON.stringify` with two
 * spaces; of a place that is not there, its nearest parent's.
 *
 * @example
 * ```ts
 * lineInJson({ a: { b: [1, 2] } }, '/a/b/1'); // 5
 * ```
 */
export function lineInJson(document: unknown, pointer: string): number {
  let node = document;
  let line = 1;
  for (const name of parsePointer(pointer)) {
    const members = membersOf(node);
    const index = members.findIndex(([key]) => key === name);
    if (index < 0) return line;
    line += 1;
    for (const [, before] of members.slice(0, index)) line += height(before);
    node = members[index]?.[1];
  }
  return line;
}

function height(node: unknown): number {
  const members = membersOf(node);
  return members.reduce((sum, [, member]) => sum + height(member), members.length === 0 ? 1 : 2);
}

function membersOf(node: unknown): [string, unknown][] {
  return isObject(node) || Array.isArray(node) ? Object.entries(node) : [];
}
