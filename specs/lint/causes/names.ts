import { asList, asMap, isObject } from '@clientele/openapi';
import { alike } from '../../rules/support/alike.ts';
import { at } from '../places.ts';
import type { Seen, Told } from './fault.ts';

type Reader = (seen: Seen & { place: NonNullable<Seen['place']> }) => Told | undefined;

/** Where a rule finds a name that nothing has: which was meant. */
const readers: Readonly<Record<string, Reader>> = {
  'security-defined': ({ place, root, documents }) => {
    const { components } = asMap(documents.get(root)?.parsed);
    return renamed(
      place,
      alike(place.names.at(-1) ?? '', Object.keys(asMap(asMap(components)['securitySchemes']))),
    );
  },
  'no-required-schema-properties-undefined': ({ place, documents }) => {
    const parsed = documents.get(place.file)?.parsed;
    const schema = asMap(at(parsed, place.names.slice(0, -2)));
    const known = Object.keys(asMap(schema['properties']));
    const suggestions = alike(String(at(parsed, place.names)), known).filter(
      (name) => !asList(schema['required']).includes(name),
    );
    // Another name that is there: those beside it keep their pointers.
    const [other] = [...suggestions, ...known];
    return { suggestions, ...(other !== undefined && { mend: { place, change: { value: other } } }) };
  },
  'path-parameters-defined': ({ problem, place, documents }) => {
    const [, name = '', path = ''] = /`(\w+)` is not used in the path `(.*)`/.exec(problem.message) ?? [];
    const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, inner = '']) => inner);
    const suggestions = alike(name, named);
    const [best] = suggestions;
    if (best === undefined || !isObject(at(documents.get(place.file)?.parsed, place.names.slice(0, -1))))
      return undefined;
    return { suggestions, mend: { place, change: { value: best } } };
  },
  'house/file-name': ({ problem, place }) => {
    const [, key = '', file = ''] = /^The example `(.+)` is in `(.+)`\./.exec(problem.message) ?? [];
    const name = file.replace(/\..*$/, '');
    if (name === '' || alike(key, [name]).length === 0) return undefined;
    return renamed({ ...place, names: place.names.slice(0, -1) }, [name]);
  },
};

export function names(seen: Seen): Told | undefined {
  const { place, problem } = seen;
  if (!place) return undefined;
  const told = readers[problem.ruleId]?.({ ...seen, place });
  return told ?? (problem.ruleId.startsWith('house/') ? words({ ...seen, place }) : undefined);
}

/** What a rule of the house offers stands behind "Use" or "Write". */
const words: Reader = ({ problem: { message, suggest }, place, documents }) => {
  const [, sentence = ''] = /\b(?:Use|Write) (?:one of )?([^.;]+)/.exec(message) ?? [];
  const offered = [...suggest, ...sentence.split(/, | or |: /).map((word) => word.replaceAll('`', ''))];
  const isKey = message.includes(' has no ') || suggest.length > 0;
  const given = isKey ? place.names.at(-1) : at(documents.get(place.file)?.parsed, place.names);
  if (typeof given !== 'string') return undefined;
  const suggestions = alike(given, offered);
  const [best] = suggestions;
  if (best === undefined) return undefined;
  return isKey ? renamed(place, suggestions) : { suggestions, mend: { place, change: { value: best } } };
};

function renamed(place: NonNullable<Seen['place']>, suggestions: readonly string[]): Told {
  const [best] = suggestions;
  return { suggestions, ...(best !== undefined && { mend: { place, change: { name: best } } }) };
}
