import type { Registered } from '@clientele/openapi/register';
import type { NormalizedProblem } from '@redocly/openapi-core';
import { idOf } from './causes/fault.ts';
import { isInData } from './data.ts';

/** Each once, however many operations reach it, and without what is none in data. */
export function distinct(
  found: readonly NormalizedProblem[],
  level: Registered['level'],
): NormalizedProblem[] {
  const problems = new Map<string, NormalizedProblem>();
  for (const problem of found) {
    const [at] = problem.location;
    const isIdle = level === 'imported' && problem.ruleId === 'no-unresolved-refs' && isDataAt(at);
    if (problem.ignored || isIdle) continue;
    problems.set(idOf(problem), isUnreadable(problem) ? { ...problem, severity: 'error' } : problem);
  }
  return [...problems.values()];
}

function isDataAt(at: NormalizedProblem['location'][number] | undefined): boolean {
  return at?.pointer !== undefined && isInData(at.source.absoluteRef, at.pointer);
}

/** A file that is not there, or no YAML: all else that is said of the contract is said without it. */
function isUnreadable({ ruleId, message }: NormalizedProblem): boolean {
  return ruleId === 'no-unresolved-refs' && message !== "Can't resolve $ref";
}
