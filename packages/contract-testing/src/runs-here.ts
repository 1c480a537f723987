import { it } from 'vitest';

/** What tests of programs need: signals that a program can answer, process groups, `sh` and `curl`. */
export const posix = {
  there: process.platform !== 'win32',
  need: 'POSIX signals, process groups and a shell',
};

/**
 * For `describe.runIf`: whether this system has what some tests need. Where it has not, a skipped test
 * beside them says what is not run and why, and the end of `npm test` repeats it.
 *
 * @example
 * ```ts
 * describe.runIf(runsHere(posix))('on SIGTERM', () => {});
 * ```
 */
export function runsHere({ there, need }: { readonly there: boolean; readonly need: string }): boolean {
  if (there) return true;
  const lack = `not run on ${process.platform} ${process.arch}: needs ${need}`;
  it.skip(lack);
  // Most reporters only count what is skipped.
  console.warn(lack);
  return false;
}
