import { type Impact, reaches } from '../impact.ts';
import type { TypeChange } from '../types/compare.ts';
import type { Advice, Verdict } from '../verdict.ts';

/** An impact on the wire or in types, for people. */
export const words: Readonly<Record<Impact, string>> = {
  none: 'none',
  patch: 'nothing that callers notice',
  minor: 'compatible',
  major: 'breaking',
};

/** What stands in the changesets, beside what has to: `minor, needs minor`. */
export function bumpOf({ required, present, ok }: Verdict): string {
  if (required === 'none') return present === 'none' ? 'none needed' : `${present}, none needed`;
  return `${present === 'none' ? 'missing' : present}, needs ${required}${ok ? '' : ' !'}`;
}

/** One line on a change of types. */
export function typeLine({ specifier, unit, message }: TypeChange): string {
  return `${specifier}: ${unit} ${message}`;
}

/** Why an impact asks for this bump. */
export function rule({ version, impact, required }: Verdict): string {
  if (!version.startsWith('0.') || impact === 'none' || impact === 'patch') return '';
  return `${words[impact]} is ${required} below 1.0.0`;
}

export const staleAdvice = 'Run `pnpm api` and commit what it writes.';

/** The gravest first, otherwise in their order. */
export function rank<T extends { readonly impact: Impact }>(changes: readonly T[]): T[] {
  return changes.toSorted((one, other) =>
    one.impact === other.impact ? 0 : reaches(one.impact, other.impact) ? -1 : 1,
  );
}

/** What to do about a missing or too small changeset. */
export function task({ action, file }: Advice): string {
  return action === 'write'
    ? 'Write a changeset; its words are yours to better'
    : `${file} asks for too little; change it`;
}
