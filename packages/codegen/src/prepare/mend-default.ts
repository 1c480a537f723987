import { isDeepStrictEqual } from 'node:util';
import { asList, asMap, at, isObject, isReference, type OpenApiDocument } from '@clientele/openapi';
import { unlessBroken } from './unless-broken.ts';

/** A default that its schema refuses is none, and generators would write it down all the same. */
export function* refusedDefault(
  schema: Record<string, unknown>,
  document: OpenApiDocument,
): Generator<string> {
  const value = schema['default'];
  if (value === undefined || allows(document, schema, value)) return;
  delete schema['default'];
  yield `default ${JSON.stringify(value)} is dropped: its schema does not allow it.`;
}

/** Whether the type of a value is one that a schema gives it: bounds and formats have no part in that. */
function allows(document: OpenApiDocument, schema: unknown, value: unknown, depth = 0): boolean {
  // What holds itself is true or false for other reasons.
  if (!isObject(schema) || depth > 8) return true;
  const inside = (one: unknown, part: unknown) => allows(document, one, part, depth + 1);
  const { type, enum: values, items, properties } = schema;
  const choices = ['anyOf', 'oneOf'].map((keyword) => asList(schema[keyword]));
  const target = isReference(schema) ? unlessBroken(() => at(document, schema.$ref)) : undefined;
  return (
    (type === undefined || asList([type].flat()).some((one) => isOf(one, value))) &&
    (!Array.isArray(values) || values.some((one) => isDeepStrictEqual(one, value))) &&
    inside(target, value) &&
    asList(schema['allOf']).every((one) => inside(one, value)) &&
    choices.every((parts) => parts.length === 0 || parts.some((one) => inside(one, value))) &&
    asList(value).every((one) => inside(items, one)) &&
    Object.entries(asMap(value)).every(([name, one]) => inside(asMap(properties)[name], one))
  );
}

function isOf(type: unknown, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  return type === 'object' ? isObject(value) : typeof value === type;
}
