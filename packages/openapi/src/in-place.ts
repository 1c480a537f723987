import type { Schema } from './document.ts';
import { asList, asMap, isObject } from './json.ts';
import { links } from './references.ts';

const lists = ['allOf', 'anyOf', 'oneOf'];
const singles = ['then', 'else'];

/**
 * A schema and all that apply to the same value: through `$ref`, `allOf`, `oneOf` and the like. Each
 * stands once, so that a schema may hold itself.
 *
 * @throws {@link OpenApiError} when a reference leads nowhere, or to itself alone
 */
export function inPlace(document: object, ...nodes: readonly unknown[]): readonly Schema[] {
  const found = new Set<Schema>();
  const visit = (node: unknown): void => {
    if (!isObject(node) || found.has(node)) return;
    found.add(node);
    // Each link of a chain may have keywords of its own beside its $ref.
    for (const link of links(document, node, '')) visit(link.node);
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
