/** The last moment that a `Date` can hold. */
const LAST = 8_640_000_000_000_000;

/** A moment in UTC, with milliseconds only where there are any: `2026-03-01T12:00:00Z`. */
export function rfc3339(milliseconds: number): string {
  return new Date(Math.min(milliseconds, LAST)).toISOString().replace('.000Z', 'Z');
}
