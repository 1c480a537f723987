import { basename } from 'node:path';
import { plainName } from '@clientele/openapi';
import { isWithin, type Place } from '../places.ts';
import { type Fault, idOf } from './fault.ts';

/** What rules say of something missing, which may be in what nobody could look into. */
const absences: Readonly<Record<string, RegExp>> = {
  'house/scenario-names': /^`.*` has no answer|^No request has|^Nothing causes/,
  'house/used-files': /./,
  'no-unused-components': /./,
  'operation-2xx-response': /./,
  'operation-4xx-response': /./,
  'path-parameters-defined': /does not define/,
};
/** What a component may lead to; what is not here, to everything. */
const leads: Readonly<Record<string, readonly string[]>> = {
  examples: [],
  securitySchemes: [],
  schemas: ['schemas'],
  properties: ['schemas'],
  schema: ['schemas'],
  items: ['schemas'],
  headers: ['schemas', 'examples'],
  parameters: ['schemas', 'examples', 'parameters'],
  responses: ['schemas', 'examples', 'headers', 'links', 'responses'],
  content: ['schemas', 'examples', 'headers'],
  requestBody: ['schemas', 'examples', 'headers'],
};

/**
 * The fault that a problem may follow from, or that it surely follows from one; undefined when it is there for
 * itself. `after` are the problems that are left when all is mended that is known how to.
 */
export function causeOf(
  fault: Fault,
  faults: readonly Fault[],
  after: ReadonlySet<string>,
): Fault | 'certain' | undefined {
  if (fault.rule === 'syntax' || fault.rule === 'no-unresolved-refs') return undefined;
  const others = faults.filter((other) => other !== fault);
  const { place } = fault;
  const around =
    place && others.find(({ lost }) => lost && isWithin(place, lost) && !(fault.lost && lost === place));
  if (around) return 'certain';
  if (fault.mend === undefined && !after.has(idOf(fault.problem))) return 'certain';
  if (!isAbsence(fault)) return undefined;
  return (
    others.find((other) => named(fault, other)) ?? others.find(({ lost }) => lost && mayHide(lost, fault))
  );
}

function isAbsence({ rule, problem }: Fault): boolean {
  return absences[rule]?.test(problem.message) ?? false;
}

function mayHide(lost: Place, { rule, place }: Fault): boolean {
  const section = sectionOf(lost);
  const hidden = section === undefined ? undefined : leads[section];
  if (hidden === undefined) return true;
  if (rule === 'no-unused-components') return hidden.includes(place?.names[1] ?? '');
  if (rule === 'house/used-files') return hidden.includes(folderOf(place?.file ?? ''));
  if (rule === 'path-parameters-defined') return section === 'parameters';
  return hidden.includes('examples') && section !== 'parameters' && section !== 'headers';
}

/** What kind of thing is in a place: by the last name that says so, else by the folder of the file. */
function sectionOf({ file, names }: Place): string | undefined {
  const last = names.findLast((name, index) => name in leads && index >= names.length - 2);
  return last ?? (names.length === 0 ? folderOf(file) : undefined);
}

function folderOf(file: string): string {
  return /\/components\/([^/]+)\/[^/]+$/.exec(file)?.[1] ?? '';
}

/** A file that nothing refers to is what is missing elsewhere, when it is named like it. */
function named({ rule, place }: Fault, other: Fault): boolean {
  if (rule !== 'house/used-files' || !isAbsence(other) || other.rule === rule) return false;
  const name = plainName(basename(place?.file ?? '').replace(/\..*$/, ''));
  return [...other.message.matchAll(/`\{?(\w+)\}?`/g)].some(([, word = '']) => plainName(word) === name);
}
