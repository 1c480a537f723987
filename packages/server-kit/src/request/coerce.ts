import {
  asList,
  inPlace,
  isObject,
  membersOf,
  type OpenApiDocument,
  parameterStyle,
  type Schema,
} from '@clientele/openapi';
import { RefusalError } from '../refusal/refusal-error.ts';
import { parseJson } from './parse-json.ts';

/** Of what is inside one parameter or field. */
const maxDepth = 32;

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The types that a schema allows a value to have; empty when it says nothing. */
export function typesOf(document: OpenApiDocument, schema: unknown): ReadonlySet<unknown> {
  return new Set(inPlace(document, schema).flatMap((part) => asList([part['type'] ?? []].flat())));
}

/** The members of an object that are declared as lists: one value of them is a list of one. */
export function listNames(document: OpenApiDocument, schema: unknown): ReadonlySet<string> {
  const members = [...membersOf(inPlace(document, schema))];
  return new Set(
    members.filter(([, nodes]) => typesOf(document, { allOf: nodes }).has('array')).map(([name]) => name),
  );
}

/**
 * Turns what a URL or a header can say, strings, into the type that the schema asks for. Only the
 * spelling that JSON has for a value counts: `0x10`, ` 5` and `TRUE` stay strings, and so do integers
 * that a double can't hold. What can't be turned is left for the schema to refuse.
 */
export function coerce(document: OpenApiDocument, schema: unknown, raw: unknown): unknown {
  const schemas = inPlace(document, schema);
  if (Array.isArray(raw)) {
    const items = schemas.flatMap((part) => asList([part['items'] ?? []].flat()));
    return raw.map((item) => within(document, { allOf: items }, item));
  }
  if (isObject(raw)) {
    const members = membersOf(schemas);
    return Object.fromEntries(
      Object.entries(raw).map(([name, value]) => [
        name,
        member(document, { allOf: members.get(name) ?? [] }, value),
      ]),
    );
  }
  if (typeof raw !== 'string') return raw;
  const types = typesOf(document, schema);
  if (types.has('string')) return raw;
  if ((types.has('number') || types.has('integer')) && number.test(raw)) {
    const value = Number(raw);
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? raw : value;
  }
  if (types.has('boolean') && (raw === 'true' || raw === 'false')) return raw === 'true';
  return raw;
}

/** A member that is declared as a list has one item where it has one value. */
function member(document: OpenApiDocument, schema: Schema, raw: unknown): unknown {
  const isList = typesOf(document, schema).has('array');
  return within(document, schema, isList ? [raw].flat() : raw);
}

/** A list or an object within another is JSON where no style can write it. */
export function within(document: OpenApiDocument, schema: Schema, raw: unknown): unknown {
  if (typeof raw !== 'string' || typesOf(document, schema).has('string'))
    return coerce(document, schema, raw);
  const { shape } = parameterStyle(document, { in: 'query', schema });
  const json = shape === 'primitive' ? undefined : jsonOf(raw);
  return json ?? coerce(document, schema, raw);
}

/** The list or object that a text holds. */
export function jsonOf(text: string): object | undefined {
  try {
    const value = parseJson(Buffer.from(text), { maxDepth });
    return Object(value) === value ? (value as object) : undefined;
  } catch (error) {
    // What is no JSON stays a text, for the schema to refuse.
    if (error instanceof RefusalError) return undefined;
    throw error;
  }
}
