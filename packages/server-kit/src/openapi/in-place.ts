import { isObject, type OpenApiDocument, resolve, type Schema } from './openapi.ts';

const lists = ['allOf', 'anyOf', 'oneOf'];
const singles = ['then', 'else'];

/** A schema and all that apply to the same value: through `$ref`, `allOf`, `oneOf` and the like. */
export function inPlace(document: OpenApiDocument, ...nodes: readonly unknown[]): readonly Schema[] {
  const found = new Set<Schema>();
  const visit = (node: unknown): void => {
    if (!isObject(node) || found.has(node)) return;
    found.add(node);
    if (node['$ref'] !== undefined) visit(resolve(document, node));
    for (const keyword of lists) for (const part of asList(node[keyword])) visit(part);
    for (const keyword of singles) visit(node[keyword]);
    for (const part of Object.values(asMap(node['dependentSchemas']))) visit(part);
  };
  for (const node of nodes) visit(node);
  return [...found];
}

/** Declared members, in the order of the schemas, with all that is said of each. */
export function membersOf(schemas: readonly Schema[]): ReadonlyMap<string, readonly unknown[]> {
  const members = new Map<string, unknown[]>();
  for (const schema of schemas) {
    for (const [name, member] of Object.entries(asMap(schema['properties']))) {
      members.set(name, [...(members.get(name) ?? []), member]);
    }
  }
  return members;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asMap(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
