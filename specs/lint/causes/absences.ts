import { basename } from 'node:path';
import { plainName } from '@clientele/openapi';
import { componentKind, isWithin, outer, type Place } from '../places.ts';
import type { Fault } from './fault.ts';

/** What rules say of something missing, which may be in what nobody could look into. */
const absences: Readonly<Record<string, RegExp>> = {
  'house/scenario-names': /^`.*` has no answer|^No request has|^Nothing causes/,
  'house/used-files': /./,
  'no-unused-components': /./,
  'operation-2xx-response': /./,
  'operation-4xx-response': /./,
  'path-parameters-defined': /does not define/,
};
/** Which components a thing may lead to; what is not here, to any. */
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

export function isAbsence({ rule, problem }: Fault): boolean {
  return absences[rule]?.test(problem.message) ?? false;
}

/** Whether what is missing may be in a place that nobody could look into. */
export function mayHide(lost: Place, { rule, place }: Fault): boolean {
  if (!place) return false;
  const section = sectionOf(lost);
  const hidden = section === undefined ? undefined : leads[section];
  if (rule === 'house/used-files') return hidden?.includes(componentKind(place.file) ?? '') ?? true;
  if (rule === 'no-unused-components') return hidden?.includes(place.names[1] ?? '') ?? true;
  // The rest is said of an operation.
  const isShared = componentKind(lost.file) !== undefined || componentKind(place.file) !== undefined;
  if (!isShared && (lost.file !== place.file || lost.names[0] !== place.names[0])) return false;
  if (section === undefined) return isWithin(place, outer(lost));
  return rule === 'path-parameters-defined'
    ? section === 'parameters'
    : ['responses', 'requestBody', 'content'].includes(section);
}

/** Whether a file that nothing refers to is what is missing elsewhere, by its name. */
export function isNamed({ rule, place }: Fault, other: Fault): boolean {
  if (rule !== 'house/used-files' || other.rule === rule || !isAbsence(other)) return false;
  const name = plainName(basename(place?.file ?? '').replace(/\..*$/, ''));
  return [...other.message.matchAll(/`\{?(\w+)\}?`/g)].some(([, word = '']) => plainName(word) === name);
}

/** What kind of thing is in a place: by the last name that says so, else by the folder of the file. */
function sectionOf({ file, names }: Place): string | undefined {
  const last = names.slice(-2).findLast((name) => name in leads);
  return last ?? (names.length === 0 ? (componentKind(file) ?? '') : undefined);
}
