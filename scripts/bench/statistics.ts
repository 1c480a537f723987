/** The middle of what was measured. */
export function median(values: readonly number[]): number {
  return Math.round(middle(values));
}

/** The middle of what was measured, not rounded. */
export function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** From the least to the most. */
export function spread(values: readonly number[], digits = 0): string {
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
}
