import { it } from 'vitest';

/** Says what a suite could not ask of an operation; the end of `npm test` repeats it. */
export function notAsked(what: string): void {
  it.skip(`not asked: ${what}`);
}
