export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a node; none for what is no mapping, which is for Redocly's `struct` to report. */
export function fields(node: unknown): Record<string, unknown> {
  return isRecord(node) ? node : {};
}
