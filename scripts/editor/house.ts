import { DIALECT } from '@clientele/specs/dialect';
import { retryByMethod } from '@clientele/specs/extensions';
import { Oas3Types } from '@redocly/openapi-core';
import type { SchemaObject } from 'ajv';
import { type Member, memberSchema } from './member-schema.ts';
import { demandsOf, orReference } from './type-schema.ts';

type Changed = 'Root' | 'Components' | 'PathItem' | 'Schema';

/** Adds to what lint knows of OpenAPI what the rules say of some of it. */
export function house(definitions: Record<Changed, SchemaObject>): Record<string, SchemaObject> {
  const { Root, Components, PathItem, Schema } = definitions;
  const component = [{ $ref: '#/definitions/Schema' }, ...demandsOf('ComponentSchema')];
  Object.assign(membersOf(Root), {
    openapi: { description: 'The version of OpenAPI.', type: 'string', pattern: '^3\\.[01]\\.\\d+$' },
    jsonSchemaDialect: { const: DIALECT },
  });
  membersOf(Components)['schemas'] = memberSchema('ComponentSchemas');
  for (const [method, form] of Object.entries(retryByMethod)) {
    const operation = membersOf(PathItem)[method];
    membersOf(PathItem)[method] = { allOf: [operation, { properties: { 'x-retry': form } }] };
  }
  acceptOlder(membersOf(Schema));
  return {
    ...definitions,
    ComponentSchema: orReference({ allOf: component }),
    ComponentSchemas: { type: 'object', additionalProperties: memberSchema('ComponentSchema') },
    StartingClient: {
      description: 'The client from which every scenario starts.',
      type: 'object',
      properties: { client: { type: 'object' } },
      required: ['client'],
      additionalProperties: false,
    },
  };
}

/** The members of an object for which a reference may stand. */
function membersOf(definition: SchemaObject): Record<string, SchemaObject> {
  return (definition['else'] ?? definition)['properties'];
}

/** A file does not say which OpenAPI it is of, so what 3.0 alone has is let pass, and never offered. */
function acceptOlder(schema: Record<string, SchemaObject>): void {
  for (const [key, member] of Object.entries<Member>(Oas3Types.Schema.properties)) {
    if (key.startsWith('x-')) continue;
    const older = memberSchema(member);
    const newer = schema[key];
    if (!newer) schema[key] = { ...older, doNotSuggest: true };
    else if (older['type'] && newer['type'] && older['type'] !== newer['type']) {
      newer['type'] = [newer['type'], older['type']];
    }
  }
}
