import { asList, asMap, inPlace, isObject, type OpenApiDocument, type Schema } from '@clientele/openapi';
import { discriminate } from './discriminate.ts';
import { keywordFault } from './keyword-fault.ts';

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
  /** Is told of what is left out, since no validator understands it. */
  readonly omit: (problem: string) => void;
  /** Gives the name under which a referenced schema is registered, prepared like this. */
  readonly reference: (pointer: string, mode: Mode, context: Preparation) => string;
}

const annotations = new Set(
  '$id $schema $anchor $comment $defs definitions title description default example examples deprecated readOnly writeOnly xml externalDocs discriminator nullable'.split(
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
  if (!isObject(node)) return typeof node === 'boolean' ? node : everything(context, node);
  const source = discriminate(context.document, node);
  const part: Mode = mode === 'open' ? 'open' : 'part';
  const child: Mode = mode === 'open' ? 'open' : 'closed';
  const schema: Record<string, unknown> = {};
  context.alternatives?.add(schema);
  for (const [keyword, value] of Object.entries(source)) {
    if (annotations.has(keyword) || keyword.startsWith('x-')) continue;
    const prepared = prepareKeyword(keyword, value);
    if (prepared !== undefined) schema[keyword] = prepared;
  }
  // Nobody knows which members a pattern names that is left out.
  const isLost = sizeOf(source, 'patternProperties') > sizeOf(schema, 'patternProperties');
  if (isLost && mode !== 'open') schema['additionalProperties'] ??= true;
  if (mode === 'closed' && declaresMembers(context.document, node)) schema['unevaluatedProperties'] ??= false;
  hide(context, source, schema);
  return schema;

  function prepareKeyword(keyword: string, value: unknown): unknown {
    if (keyword === '$ref') return context.reference(String(value), part, context);
    if (conditions.has(keyword)) return prepareSchema(context, value, 'open');
    if (children.has(keyword)) return prepareSchema(context, value, child);
    if (keyword === 'then' || keyword === 'else') return prepareSchema(context, value, part);
    if (keyword === 'prefixItems') return asList(value).map((item) => prepareSchema(context, item, child));
    if (parts.has(keyword) && isFilled(value)) return value.map((item) => prepareBranch(keyword, item));
    if (keyword === 'patternProperties') return prepareAll(withoutFaults(value), child);
    if (keyword === 'properties') return prepareAll(value, child);
    if (keyword === 'dependentSchemas') return prepareAll(value, part);
    return isMeaningful(keyword, value) ? value : undefined;
  }

  function isMeaningful(keyword: string, value: unknown): boolean {
    const fault = keywordFault(keyword, value);
    if (fault !== undefined) context.omit(fault);
    return fault === undefined;
  }

  function withoutFaults(map: unknown): object {
    return Object.fromEntries(Object.entries(asMap(map)).filter(([name]) => isMeaningful('pattern', name)));
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

function everything({ omit }: Preparation, node: unknown): true {
  if (node !== undefined) omit(`${JSON.stringify(node)?.slice(0, 100)} is no schema`);
  return true;
}

function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function sizeOf(schema: Schema, keyword: string): number {
  return Object.keys(asMap(schema[keyword])).length;
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
