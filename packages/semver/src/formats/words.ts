import { type Impact, reaches } from '../impact.ts';
import type { Gone } from '../package/gone.ts';
import type { TypeChange } from '../types/compare.ts';
import type { Advice, Verdict } from '../verdict.ts';

/** An impact on the wire or in types, for people. */
export const words: Readonly<Record<Impact, string>> = {
  none: 'unchanged',
  patch: 'neither breaks nor adds',
  minor: 'compatible',
  major: 'breaking',
};

/** What its types say; nothing, when the base has no report. */
export function typesOf({ typesCompared, typeImpact }: Verdict): string {
  return typesCompared ? words[typeImpact] : 'not compared, since there is no API report';
}

/** A package as people know it: by its version, once it has one. */
export function titleOf({ name, version }: Verdict): string {
  return `${name} ${version === '0.0.0' ? '(not released yet)' : version}`;
}

/** What stands in the changesets, beside what has to: `minor, needs minor`. */
export function bumpOf({ required, present, ok, earlier }: Verdict): string {
  const has = present === 'none' ? '' : `${present}, `;
  const bump =
    required === 'none' ? `${has}none needed` : `${has || 'missing, '}needs ${required}${ok ? '' : ' !'}`;
  // Whoever sees them in the folder wonders why they do not count.
  const others = earlier.map((file) => file.slice(file.lastIndexOf('/') + 1)).join(', ');
  return others === '' ? bump : `${bump}; of earlier changes: ${others}`;
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

/** What can be done about a package that is not released any more. */
export function goneLine({ name, version }: Gone): string {
  return `${name} ${version} is gone, and no changeset can say so. If it was published: \`npm deprecate ${name} '<why, and what to use>'\`.`;
}

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
