/** Follows local `$ref`s of a bundle until something else stands there. */
export function resolveReference<T>(document: object, node: unknown): T {
  let current = node;
  while (isObject(current) && typeof current['$ref'] === 'string') {
    current = valueAt(document, pointerOf(current['$ref']));
  }
  // The bundle passed lint, so what stands here is what OpenAPI says stands here.
  return current as T;
}

/** The value that a JSON Pointer names (RFC 6901), or undefined. */
export function valueAt(document: unknown, pointer: string): unknown {
  return segments(pointer).reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), document);
}

/** The JSON Pointer in a `$ref`, where it is percent-encoded (RFC 6901, section 6). */
export function pointerOf(reference: string): string {
  return decodeURIComponent(reference.slice(reference.indexOf('#') + 1));
}

/** The keys that lead through a document to a place (RFC 6901, section 4). */
export function segments(pointer: string): string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A key as it stands in a JSON Pointer (RFC 6901, section 3). */
export function escapeSegment(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
