import { asList, asMap, inPlace, isObject, type OpenApiDocument, type Schema } from '@clientele/openapi';
import { discriminate } from './discriminate.ts';

/**
 * `open`: as written. `closed`: where an object declares members, others are violations.
 * `part`: closed, but the schema is one of several on the same value, so the whole is closed instead.
 */
export type Mode = 'open' | 'closed' | 'part';

export interface Preparation {
  readonly document: OpenApiDocument;
  /** Members that this keyword marks are not of this direction (OpenAPI 3.1, section 4.8.24). */
  readonly hidden: 'readOnly' | 'writeOnly';
  /** Set inside of a union: there a violation says only that this alternative was not meant. */
  readonly alternatives?: WeakSet<object>;
  /** Gives the name under which a referenced schema is registered, prepared like this. */
  readonly reference: (pointer: string, mode: Mode, context: Preparation) => string;
}

const annotations = new Set(
  '$id $schema $anchor $comment $defs definitions title description default example examples deprecated readOnly writeOnly xml externalDocs discriminator'.split(
    ' ',
  ),
);
const children = new Set(['items', 'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems']);
const parts = new Set(['allOf', 'anyOf', 'oneOf']);
const conditions = new Set(['if', 'not', 'contains', 'propertyNames']);

const inUnions = new WeakSet<object>();

/** Whether a prepared schema is part of an alternative of a union. */
export function isAlternative(schema: unknown): boolean {
  return isObject(schema) && inUnions.has(schema);
}

/** Rewrites a schema of the contract into one that Ajv compiles, refers to and reports on well. */
export function prepareSchema(context: Preparation, node: unknown, mode: Mode): unknown {
  if (!isObject(node)) return node ?? true;
  const source = discriminate(context.document, node);
  const part: Mode = mode === 'open' ? 'open' : 'part';
  const child: Mode = mode === 'open' ? 'open' : 'closed';
  const schema: Record<string, unknown> = {};
  context.alternatives?.add(schema);
  for (const [keyword, value] of Object.entries(source)) {
    if (annotations.has(keyword) || keyword.startsWith('x-')) continue;
    schema[keyword] = prepareKeyword(keyword, value);
  }
  if (mode === 'closed' && declaresMembers(context.document, node)) schema['unevaluatedProperties'] ??= false;
  hide(context, source, schema);
  return schema;

  function prepareKeyword(keyword: string, value: unknown): unknown {
    if (keyword === '$ref') return context.reference(String(value), part, context);
    if (conditions.has(keyword)) return prepareSchema(context, value, 'open');
    if (children.has(keyword)) return prepareSchema(context, value, child);
    if (keyword === 'then' || keyword === 'else') return prepareSchema(context, value, part);
    if (keyword === 'prefixItems') return asList(value).map((item) => prepareSchema(context, item, child));
    if (parts.has(keyword)) return asList(value).map((item) => prepareBranch(keyword, item));
    if (keyword === 'properties' || keyword === 'patternProperties') return prepareAll(value, child);
    if (keyword === 'dependentSchemas') return prepareAll(value, part);
    return value;
  }

  function prepareAll(map: unknown, as: Mode): Record<string, unknown> {
    const entries = Object.entries(asMap(map));
    return Object.fromEntries(entries.map(([name, value]) => [name, prepareSchema(context, value, as)]));
  }

  function prepareBranch(keyword: string, branch: unknown): unknown {
    if (keyword === 'allOf') return prepareSchema(context, branch, part);
    const prepared = prepareSchema({ ...context, alternatives: inUnions }, branch, part);
    // An alternative that says nothing of members allows them all.
    if (part === 'part' && isObject(prepared) && isFree(prepared)) prepared['additionalProperties'] = true;
    return prepared;
  }
}

function declaresMembers(document: OpenApiDocument, node: Schema): boolean {
  return inPlace(document, node).some((schema) => isObject(schema['properties']));
}

function isFree(schema: Schema): boolean {
  return (
    Object.keys(schema).every((keyword) => keyword === 'type') &&
    [schema['type'] ?? 'object'].flat().includes('object')
  );
}

function hide({ document, hidden }: Preparation, source: Schema, schema: Record<string, unknown>): void {
  const names = Object.entries(asMap(source['properties']))
    .filter(
      ([, member]) => isObject(member) && inPlace(document, member).some((part) => part[hidden] === true),
    )
    .map(([name]) => name);
  if (names.length === 0) return;
  if (Array.isArray(schema['required'])) {
    schema['required'] = schema['required'].filter((name) => !names.includes(name));
  }
  // A secret that only goes in is no member of what goes out.
  if (hidden === 'writeOnly') {
    const members = { ...asMap(schema['properties']) };
    for (const name of names) delete members[name];
    schema['properties'] = members;
  }
}
