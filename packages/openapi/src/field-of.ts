/** `redirect_uris[0].name`: dots and indexes, the index only where digits address an array. */
export function fieldOf(segments: readonly string[]): string {
  return segments.reduce((field, segment) => {
    if (/^(?:0|[1-9]\d*)$/.test(segment)) return `${field}[${segment}]`;
    return field ? `${field}.${segment}` : segment;
  }, '');
}
