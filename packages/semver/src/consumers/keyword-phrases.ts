import { asList, asMap, type OpenApiDocument, parseFragment, toPointer } from '@clientele/openapi';
import type { RedoclyChange } from '../contract/rate-change.ts';
import { type Documents, extensionIn, subjectAt, valueBehind } from './place.ts';

/** Says what became of a member of a node. */
export function ofKeyword(change: RedoclyChange, documents: Documents): string[] {
  const { path, typeName, property = '', base, revision } = change;
  const [old, now] = [base?.value, revision?.value];
  const node = subjectAt(documents.after, path, true);
  const subject = typeName === 'RequestBody' ? `the body of ${node}` : node;
  if (typeName === 'SpecExtension') return [`${subject}: ${extensionIn(parseFragment(path))} changed`];
  if (typeName === 'SecurityScheme') return [`${subject}: the security scheme changed`];
  switch (property) {
    case 'required':
      return Array.isArray(old ?? now)
        ? requiredNames(change, documents, subject)
        : [`${subject} became ${now === true ? 'required' : 'optional'}`];
    case 'enum': {
      const [lost, gained] = [without(old, now), without(now, old)];
      const parts = [lost && `lost ${lost}`, gained && `gained ${gained}`].filter(Boolean);
      return [`${subject} ${parts.join(' and ') || 'has its values in another order'}`];
    }
    case 'type':
      return [`${subject} ${retyped(old, now)}`];
    case 'readOnly':
      return [`${subject} ${now === true ? 'became read-only' : 'is no longer read-only'}`];
    case 'writeOnly':
      return [`${subject} ${now === true ? 'became write-only' : 'is no longer write-only'}`];
    case 'deprecated':
      return [`${subject} ${now === true ? 'is deprecated' : 'is no longer deprecated'}`];
    case 'operationId':
      return [`${old} is now ${now}`];
    case 'key':
      return [`${subject}: the media type changed`];
    default:
      return [`${subject}: ${valued(property, old, now)}`];
  }
}

/** Of what came or went itself, that is said there. */
function requiredNames(
  { path, base, revision }: RedoclyChange,
  { before, after }: Documents,
  subject: string,
): string[] {
  const [old, now] = [asList(base?.value), asList(revision?.value)];
  const has = (document: OpenApiDocument, name: unknown) =>
    String(name) in asMap(valueBehind(document, toPointer([...parseFragment(path), 'properties'])));
  const gained = now.filter((name) => !old.includes(name) && (has(before, name) || !has(after, name)));
  const lost = old.filter((name) => !now.includes(name) && (has(after, name) || !has(before, name)));
  return [
    ...gained.map((name) => `${subject}.${name} became required`),
    ...lost.map((name) => `${subject}.${name} became optional`),
  ];
}

function without(one: unknown, other: unknown): string {
  return asList(one)
    .filter((value) => !asList(other).includes(value))
    .map((value) => JSON.stringify(value))
    .join(', ');
}

function retyped(old: unknown, now: unknown): string {
  const [was, is] = [typesOf(old), typesOf(now)];
  const plain = (types: readonly unknown[]) => types.filter((type) => type !== 'null').join(' or ');
  if (plain(was) !== plain(is))
    return `was ${was.join(' or ') || 'anything'}, is ${is.join(' or ') || 'anything'}`;
  return is.includes('null') ? 'became nullable' : 'is no longer nullable';
}

function typesOf(type: unknown): readonly unknown[] {
  return Array.isArray(type) ? type : type === undefined ? [] : [type];
}

/** What is for readers, whatever it says. */
const texts = new Set(['description', 'summary', 'title', 'example', 'examples']);

/** How long a value may be to be shown. */
const shown = 40;

function valued(keyword: string, old: unknown, now: unknown): string {
  const [was = '', is = ''] = [old, now].map((value) => JSON.stringify(value));
  if (keyword.startsWith('x-')) return `${keyword} changed`;
  if (texts.has(keyword)) return `the ${keyword} changed`;
  if (was.length > shown || is.length > shown) return `${keyword} changed`;
  if (old === undefined) return `${keyword} ${is} is new`;
  return now === undefined ? `${keyword} ${was} is gone` : `${keyword} was ${was}, is ${is}`;
}
