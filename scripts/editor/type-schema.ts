import { extensions, has, refused, when } from '@clientele/specs/extensions';
import type { NodeType } from '@redocly/openapi-core';
import type { SchemaObject } from 'ajv';
import { listSchema, type Member, mapSchema, memberSchema } from './member-schema.ts';

const $ref = { description: 'The file, or the place in this one, where it stands.', type: 'string' };
const REFERENCE = { type: 'object', properties: { $ref }, additionalProperties: false };

/** JSON Schema of an object of OpenAPI, with what is ours. */
export function typeSchema(name: string, type: NodeType): SchemaObject {
  const schema = type.items ? listSchema(type.items) : objectSchema(name, type);
  const { description } = type;
  // The path item has a member of that name.
  return {
    ...(description && { description }),
    ...('$ref' in type.properties ? schema : orReference(schema)),
  };
}

/** What a schema is of, or a reference to it. */
export function orReference(schema: SchemaObject): SchemaObject {
  return when({ type: 'object', required: ['$ref'] }, REFERENCE, schema);
}

function objectSchema(name: string, type: NodeType): SchemaObject {
  const own = Object.entries<Member>(type.properties).filter(([key]) => !key.startsWith('x-'));
  const map = type.additionalProperties ? mapSchema(type) : { type: 'object', additionalProperties: false };
  const ours = type.extensionsPrefix ? extensions.filter(({ on }) => on?.includes(name) ?? true) : [];
  return {
    ...map,
    properties: {
      ...(!type.additionalProperties && { $ref }),
      ...Object.fromEntries(own.map(([key, member]) => [key, memberSchema(member)])),
      ...Object.fromEntries(ours.map(({ key }) => [key, memberSchema(key)])),
    },
    patternProperties: { ...map['patternProperties'], '^x-': {} },
    ...demands(name, type),
  };
}

/** What has to be there, and what must not. */
function demands(name: string, { required, requiredOneOf, properties, allowed }: NodeType): SchemaObject {
  const all = demandsOf(name);
  if (typeof required === 'function') {
    const byType = memberSchema(properties['type'])['enum'].map((type: string) => {
      const others = Object.keys(properties).filter((key) => !(allowed?.({ type }) ?? [key]).includes(key));
      return when(has('type', type), {
        required: required({ type }, undefined),
        properties: Object.fromEntries(
          others.map((key) => [key, refused(`The field \`${key}\` is not allowed here.`)]),
        ),
      });
    });
    all.push(...byType);
  }
  return {
    ...(Array.isArray(required) && { required }),
    ...(requiredOneOf && { anyOf: requiredOneOf.map((key) => ({ required: [key] })) }),
    ...(all.length > 0 && { allOf: all }),
  };
}

/** The extensions that a type must have, with the words of their rules. */
export function demandsOf(type: string): SchemaObject[] {
  return extensions.flatMap(({ key, demanded }) => {
    const errorMessage = demanded?.[type];
    return errorMessage === undefined ? [] : { required: [key], errorMessage };
  });
}
