/** The key of a `content` map that Prism takes for a media type: the type itself, else the first. */
export function contentKey(content: object, type = ''): string | undefined {
  const wanted = essence(type);
  const keys = Object.keys(content);
  return keys.find((key) => essence(key) === wanted) ?? keys[0];
}

/** Without its parameters (RFC 9110, section 8.3.1). */
function essence(type: string): string {
  return type.replace(/;.*/s, '').trim().toLowerCase();
}
