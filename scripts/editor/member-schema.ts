import { when } from '@clientele/specs/extensions';
import type { NodeType } from '@redocly/openapi-core';
import type { SchemaObject } from 'ajv';

/** What lint knows of a member: a type by its name, a list or a map of one, or what a value may be. */
export type Member = NonNullable<NodeType['additionalProperties']> | null | undefined;

/** What tells apart the keys of a map whose members differ by key, and one of these keys. */
const KEYS = { '^/': '/clients', '^[0-9][0-9Xx]{2}$': '200' };

/** JSON Schema of a member. */
export function memberSchema(member: Member): SchemaObject {
  if (typeof member === 'string') return { $ref: `#/definitions/${member}` };
  if (typeof member === 'function') return byValue((value) => member(value, ''));
  if (!member) return {};
  if ('properties' in member) return member.items ? listSchema(member.items) : mapSchema(member);
  const { type, enum: values, minimum, description } = member;
  const items = 'items' in member && member.items ? memberSchema(member.items) : undefined;
  return JSON.parse(JSON.stringify({ description, type, enum: values, minimum, items }));
}

/** JSON Schema of a list. */
export function listSchema(items: Member): SchemaObject {
  return { type: 'array', items: memberSchema(items) };
}

/** JSON Schema of a map, whatever its keys are. */
export function mapSchema({ additionalProperties: member }: NodeType): SchemaObject {
  if (typeof member !== 'function') return { type: 'object', additionalProperties: memberSchema(member) };
  if (member({}, 'name') !== undefined) {
    return { type: 'object', additionalProperties: byValue((value) => member(value, 'name')) };
  }
  const patterns = Object.entries(KEYS).filter(([, key]) => member({}, key) !== undefined);
  const patternProperties = Object.fromEntries(
    patterns.map(([pattern, key]) => [pattern, byValue((value) => member(value, key))]),
  );
  return { type: 'object', patternProperties, additionalProperties: false };
}

/** Lint asks the value what it should be; a schema asks its type, or has alternatives: editors offer these. */
function byValue(member: (value: unknown) => Member): SchemaObject {
  const otherwise = memberSchema(member({}));
  const schemas = Object.entries({ boolean: true, array: [] })
    .map(([type, sample]) => [{ type }, memberSchema(member(sample))] as const)
    .filter(([, schema]) => JSON.stringify(schema) !== JSON.stringify(otherwise));
  if (!('$ref' in otherwise)) {
    return schemas.length === 0 ? otherwise : { anyOf: [otherwise, ...schemas.map(([, schema]) => schema)] };
  }
  return schemas.reduce((rest, [test, schema]) => when(test, schema, rest), otherwise);
}
