/** Fails with what is wrong, a line each, which the first line of a report is made of. */
export function expectNone(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const error = new Error(problems.join('\n'));
  Error.captureStackTrace(error, expectNone);
  throw error;
}
