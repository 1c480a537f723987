import type { NormalizedProblem } from '@redocly/openapi-core';
import type { Documents } from '../documents.ts';
import { examples } from './examples.ts';
import { type Fault, type Seen, seen, type Told } from './fault.ts';
import { fixOf } from './fixes.ts';
import { keywords } from './keywords.ts';
import { names } from './names.ts';
import { references } from './references.ts';

const readers: readonly ((seen: Seen) => Told | undefined)[] = [references, keywords, examples, names];

/** What can be known of each problem. */
export function faultsOf(
  problems: readonly NormalizedProblem[],
  root: string,
  documents: Documents,
): Fault[] {
  return problems.flatMap((problem) => {
    const [location] = problem.location;
    if (!location) return [];
    const about = seen(problem, root, documents);
    const told = readers.reduce<Told | undefined>((found, read) => found ?? read(about), undefined);
    const { ruleId: rule, message, suggest: suggestions } = problem;
    const fault = { problem, place: about.place, rule, message, suggestions, location, ...told };
    return { ...fault, fix: fault.fix ?? fixOf(rule, message) };
  });
}
