import { asList, asMap, inPlace, isObject, type OpenApiDocument, type Schema } from '@clientele/openapi';
import type { JsonSchema } from 'json-schema-faker';
import { withoutChains } from './ending-references.ts';
import { namedNumber } from './named-number.ts';
import { namedText, snakeCase } from './named-text.ts';
import { isoTime } from './named-time.ts';

/** Changes a generated value; `path` is a JSON pointer into the answer. */
export type Change = (value: unknown, schema: JsonSchema, path: string) => unknown;

/**
 * Puts in the place of a generated value what its schema has for an example, else what people expect
 * under its name and in its format. In a list only the first item is as the examples: one thing three
 * times is like no answer.
 */
export function plausibleIn(document: OpenApiDocument): Change {
  return (value, schema, path) => {
    if (!isObject(schema) || 'const' in schema || 'enum' in schema) return value;
    const example = /\/[1-9]\d*(\/|$)/.test(path) ? undefined : exampleIn(schema);
    if (isObject(value)) return likeExample(withoutEnds(document, value, schema), example);
    if (example !== undefined) return example;
    if (Array.isArray(value)) {
      return likeExamples(document, value.filter(isNoEnd(document, schema['items'])), schema);
    }
    const name = path.split('/').findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? '';
    if (typeof value === 'string') return textFor(name, schema) ?? value;
    if (typeof value === 'number') return namedNumber(name, schema, Number.isInteger(value)) ?? value;
    return value;
  };
}

/** Where a schema holds itself the faker ends with null, whatever that allows. */
function isNoEnd(document: OpenApiDocument, schema: unknown): (value: unknown) => boolean {
  const types = inPlace(document, withoutChains(schema)).flatMap(({ type }) =>
    type === undefined ? [] : [type].flat(),
  );
  const isNever = types.length > 0 && !types.includes('null');
  return (value) => value !== null || !isNever;
}

function withoutEnds(
  document: OpenApiDocument,
  value: Record<string, unknown>,
  schema: Schema,
): Record<string, unknown> {
  const members = asMap(schema['properties']);
  const required = asList(schema['required']);
  const entries = Object.entries(value).filter(
    ([name, member]) =>
      member !== null || required.includes(name) || isNoEnd(document, members[name])(member),
  );
  return Object.fromEntries(entries);
}

function likeExample(value: Record<string, unknown>, example: unknown): Record<string, unknown> {
  return isObject(example) ? { ...value, ...pick(example, Object.keys(value)) } : value;
}

/** Of scalar items with an example, those that are like it; more of them where so many are wanted. */
function likeExamples(document: OpenApiDocument, items: readonly unknown[], schema: Schema): unknown {
  const examples = inPlace(document, withoutChains(schema['items'])).map(exampleIn);
  const kept = items.filter((item) => !isObject(item) && examples.includes(item));
  if (kept.length === 0) return items;
  const others = items.filter((item) => !kept.includes(item));
  return [...kept, ...others].slice(0, Math.max(kept.length, Number(schema['minItems'] ?? 0)));
}

function exampleIn(schema: Schema): unknown {
  const [first = schema['example'] ?? schema['default']] = asList(schema['examples']);
  return first;
}

function pick(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}

function textFor(name: string, schema: Schema): string | undefined {
  if ('pattern' in schema) return undefined;
  const text = ofTime(name, schema['format']) ?? namedText(name, formatOf(schema));
  const { minLength, maxLength } = schema;
  const isLong = typeof maxLength === 'number' && (text?.length ?? 0) > maxLength;
  const isShort = typeof minLength === 'number' && (text?.length ?? 0) < minLength;
  return isLong || isShort ? undefined : text;
}

function ofTime(name: string, format: unknown): string | undefined {
  const time = format === 'date-time' || format === 'date' ? isoTime(snakeCase(name)) : undefined;
  return format === 'date' ? time?.slice(0, 10) : time;
}

function formatOf({ format }: Schema): string | undefined {
  return typeof format === 'string' ? format : undefined;
}
