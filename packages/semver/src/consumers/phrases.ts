import { asList, asMap, type OpenApiDocument, parseFragment, toPointer } from '@clientele/openapi';
import type { RedoclyChange } from '../contract/rate-change.ts';
import { operationAt, subjectAt, valueBehind } from './place.ts';

/** The same contract before and after. */
export interface Documents {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
}

/** Says in plain words what changed; in none where another change says it. */
export function phrasesOf(change: RedoclyChange, documents: Documents): string[] {
  return change.property === undefined ? ofNode(change, documents) : ofKeyword(change, documents);
}

/** Whose members have names of their own. */
const named = new Set(['properties', 'schemas']);

function ofNode({ path, typeName, kind, revision }: RedoclyChange, { before, after }: Documents): string[] {
  const document = revision ? after : before;
  const names = parseFragment(path);
  const [, key = '', method = ''] = names;
  const became = kind === 'added' ? 'is new' : kind === 'removed' ? 'is gone' : 'changed';
  const subject = subjectAt(document, path, false);
  switch (typeName) {
    case 'Operation':
      return [`${method.toUpperCase()} ${key} ${became}`];
    case 'PathItem':
      return [`${key} ${became}`];
    case 'Response':
      return [
        `${operationAt(document, key, method)} ${kind === 'added' ? 'gained' : 'lost'} status ${names.at(-1)}`,
      ];
    case 'Server':
      return [`the server ${asMap(valueBehind(document, toPointer(names)))['url']} ${became}`];
    case 'SecurityRequirement':
    case 'SecurityRequirementList':
      return [subject === 'the security' ? `${subject} changed` : `${subject}: the security changed`];
    case 'SpecExtension':
      return [`${subject}: ${names.find((name) => name.startsWith('x-'))} changed`];
    case 'HeadersMap':
      return [
        `${subject}: the headers ${kind === 'modified' ? 'changed' : kind === 'added' ? 'are new' : 'are gone'}`,
      ];
    default: {
      const keyword = names.findLast((name) => !/^\d+$/.test(name));
      if (typeName === 'Schema' && !named.has(names.at(-2) ?? '')) return [`${subject}: ${keyword} changed`];
      return [`${subject} ${became}${kind === 'added' && isRequired(after, names) ? ' and required' : ''}`];
    }
  }
}

/** Whether a property or parameter has to be there. */
function isRequired(document: OpenApiDocument, names: readonly string[]): boolean {
  if (names.at(-2) === 'parameters')
    return asMap(valueBehind(document, toPointer(names)))['required'] === true;
  const holder = names.at(-2) === 'properties' ? names.slice(0, -2) : undefined;
  return holder !== undefined && listAt(document, holder, 'required').includes(names.at(-1));
}

function ofKeyword(change: RedoclyChange, documents: Documents): string[] {
  const { path, typeName, property = '', base, revision } = change;
  const [old, now] = [base?.value, revision?.value];
  const node = subjectAt(documents.after, path, true);
  const subject = typeName === 'RequestBody' ? `the body of ${node}` : node;
  const extension = parseFragment(path).find((name) => name.startsWith('x-'));
  if (extension) return [`${subject}: ${extension} changed`];
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

function listAt(document: OpenApiDocument, names: readonly string[], keyword: string): readonly unknown[] {
  return asList(asMap(valueBehind(document, toPointer(names)))[keyword]);
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
