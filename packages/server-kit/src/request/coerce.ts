import { asList, inPlace, isObject, membersOf, type OpenApiDocument } from '@clientele/openapi';

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
    return raw.map((item) => coerce(document, { allOf: items }, item));
  }
  if (isObject(raw)) {
    const members = membersOf(schemas);
    return Object.fromEntries(
      Object.entries(raw).map(([name, value]) => [
        name,
        coerce(document, { allOf: members.get(name) ?? [] }, value),
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
