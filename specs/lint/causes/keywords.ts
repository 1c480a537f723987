import { isObject } from '@clientele/openapi';
import { alike } from '../../rules/support/alike.ts';
import type { Edit } from '../mend.ts';
import { at, type Place } from '../places.ts';
import type { Seen, Told } from './fault.ts';
import { emptyFile } from './syntax.ts';

const REQUIRED = 'In a schema it lists the names of the properties that must be there.';

/** What is no member of OpenAPI, is none of its words, or is of another type. */
export function keywords({
  problem: { ruleId, message, suggest },
  place,
  documents,
}: Seen): Told | undefined {
  if (!place) return undefined;
  if (message.startsWith('The operation has no `responses`')) {
    return { lost: { ...place, names: [...place.names, 'responses'] } };
  }
  if (ruleId !== 'struct') return undefined;
  const parsed = documents.get(place.file)?.parsed;
  const [value, holder] = [at(parsed, place.names), at(parsed, place.names.slice(0, -1))];
  // What is beside it keeps its pointer.
  const out: Edit['change'] = Array.isArray(holder) ? { value: {} } : 'remove';

  if (message.includes('is not expected here')) return unexpected(place, suggest, value, holder);
  if (message.includes('can be one of the following only')) {
    const suggestions = alike(String(value), suggest);
    const [best] = suggestions;
    return { suggestions, mend: { place, change: best === undefined ? out : { value: best } } };
  }
  if (message.startsWith('Expected type')) {
    const told = { mend: { place, change: out }, lost: place };
    const name = place.names.at(-1);
    const source = documents.get(place.file)?.source;
    if (value === null && name === undefined && source) return { ...told, ...emptyFile(source) };
    if (value === null)
      return { ...told, message: `\`${name}\` is empty.`, fix: 'Write what it is to hold, or take it out.' };
    if (name === 'required' && typeof value === 'boolean') return { ...told, fix: REQUIRED };
    return told;
  }
  return undefined;
}

function unexpected(place: Place, suggest: readonly string[], value: unknown, holder: unknown): Told {
  const [name = '', ...outer] = place.names.toReversed();
  if (name === '$ref') {
    const lost = { file: place.file, names: outer.toReversed() };
    return {
      message: '`$ref` says nothing.',
      fix: 'Write the file or the pointer that it is to lead to.',
      suggestions: [],
      lost,
      mend: { place: lost, change: { value: {} } },
    };
  }
  const isStatus = outer[0] === 'responses';
  const found = isStatus ? status(name) : alike(name, suggest);
  const suggestions = found.filter((other) => !(isObject(holder) && other in holder));
  const [best] = suggestions;
  if (best !== undefined) {
    return { suggestions, fix: 'Rename it.', mend: { place, change: { name: best } } };
  }
  return {
    suggestions,
    fix: isStatus
      ? "Write a status code, as in `'200'`, or `default`."
      : 'Take it out, or begin its name with `x-`.',
    // What it leads to is referenced by nothing else, and what it was to be is missing.
    ...(JSON.stringify(value)?.includes('"$ref"') && { lost: place }),
  };
}

/** The status code that looks like a word: letters are taken for digits. */
function status(word: string): string[] {
  const digits = word.replace(/o/gi, '0').replace(/[il]/gi, '1').replace(/s/gi, '5').replace(/z/gi, '2');
  return /^[1-5]\d\d$/.test(digits) ? [digits] : [];
}
