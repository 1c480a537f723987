/** How deep a body may go to be compared: scenarios are written by hand. */
const deepest = 100;

/**
 * JSON text with the members of every object in code-unit order, so that equal values have equal texts;
 * undefined where it would be longer than `limit`, so that a body of any size costs no more than that.
 *
 * @example
 * ```ts
 * canonicalJson({ b: 1, a: [] }, 100); // '{"a":[],"b":1}'
 * ```
 */
export function canonicalJson(value: unknown, limit: number): string | undefined {
  const pieces: string[] = [];
  let left = limit;
  const put = (text: string): boolean => {
    pieces.push(text);
    left -= text.length;
    return left >= 0;
  };
  const write = (node: unknown, depth: number): boolean => {
    if (typeof node !== 'object' || node === null) return put(JSON.stringify(node) ?? 'null');
    if (depth > deepest) return false;
    const isArray = Array.isArray(node);
    if (!put(isArray ? '[' : '{')) return false;
    const members = isArray ? node : Object.entries(node).sort(byName);
    for (const [index, member] of members.entries()) {
      if (index > 0 && !put(',')) return false;
      if (!isArray && !put(`${JSON.stringify(member[0])}:`)) return false;
      if (!write(isArray ? member : member[1], depth + 1)) return false;
    }
    return put(isArray ? ']' : '}');
  };
  return write(value, 0) ? pieces.join('') : undefined;
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
