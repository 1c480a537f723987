/** Follows local `$ref`s of a bundle until something else stands there. */
export function resolveReference<T>(document: object, node: unknown): T {
  let current = node;
  while (isObject(current) && typeof current['$ref'] === 'string') {
    current = valueAt(document, current['$ref'].slice(1));
  }
  // The bundle passed lint, so what stands here is what OpenAPI says stands here.
  return current as T;
}

/** The value that a JSON Pointer names (RFC 6901), or undefined. */
export function valueAt(document: unknown, pointer: string): unknown {
  return segments(pointer).reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), document);
}

/** Decodes a JSON Pointer, percent-encoding included (RFC 6901, sections 4 and 6). */
export function segments(pointer: string): string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
