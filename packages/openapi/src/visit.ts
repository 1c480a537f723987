import { isObject } from './json.ts';
import { methods } from './operations.ts';
/** The object of OpenAPI 3.1 (section 4.8) that a place is for; `named` ones have x- members beside names. */
export type Kind =
  | 'document'
  | 'paths'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'responses'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'encoding'
  | 'callback'
  | 'components'
  | 'schema'
  | 'securityScheme'
  | 'link'
  | 'example';

/** A kind alone, in a list (`[]`), or in a map by name (`{}`). */
export type Part = Kind | `${Kind}[]` | `${Kind}{}`;

const described = { schema: 'schema', content: 'mediaType{}', examples: 'example{}' } as const;

/** What each object has in it; every other member is a value, or data that only looks like something. */
const parts: Readonly<Record<Kind, Readonly<Record<string, Part>>>> = {
  document: { paths: 'paths', webhooks: 'pathItem{}', components: 'components' },
  components: {
    schemas: 'schema{}',
    responses: 'response{}',
    parameters: 'parameter{}',
    examples: 'example{}',
    requestBodies: 'requestBody{}',
    headers: 'header{}',
    securitySchemes: 'securityScheme{}',
    links: 'link{}',
    callbacks: 'callback{}',
    pathItems: 'pathItem{}',
  },
  paths: {},
  pathItem: { parameters: 'parameter[]', ...each('operation', methods) },
  operation: {
    parameters: 'parameter[]',
    requestBody: 'requestBody',
    responses: 'responses',
    callbacks: 'callback{}',
  },
  parameter: described,
  requestBody: { content: 'mediaType{}' },
  responses: {},
  response: { headers: 'header{}', content: 'mediaType{}', links: 'link{}' },
  header: described,
  mediaType: { schema: 'schema', examples: 'example{}', encoding: 'encoding{}' },
  encoding: { headers: 'header{}' },
  callback: {},
  schema: {
    ...each('schema[]', ['allOf', 'anyOf', 'oneOf', 'prefixItems']),
    ...each('schema{}', ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']),
    ...each('schema', ['not', 'if', 'then', 'else', 'items', 'contains', 'additionalProperties']),
    ...each('schema', ['propertyNames', 'unevaluatedItems', 'unevaluatedProperties', 'contentSchema']),
  },
  securityScheme: {},
  link: {},
  example: {},
};

/** Objects whose members are named by the author; x- is an extension there. */
const named: Partial<Record<Kind, Kind>> = { paths: 'pathItem', callback: 'pathItem', responses: 'response' };

/**
 * Calls back for every object of a document and for every reference in the place of one, each before
 * what is in it; the names lead to it from the node that is given. Examples, defaults and the like
 * are data, whatever they hold, and are not entered; references are not followed.
 *
 * @example
 * ```ts
 * visit(document, 'document', (node, kind, names) => {
 *   if (kind === 'schema' && 'pattern' in node) console.log(toPointer(names), node.pattern);
 * });
 * ```
 */
export function visit(
  node: unknown,
  kind: Kind,
  see: (node: Record<string, unknown>, kind: Kind, names: readonly string[]) => void,
  names: readonly string[] = [],
): void {
  if (!isObject(node)) return;
  see(node, kind, names);
  for (const [name, value] of Object.entries(node)) {
    const here = [...names, name];
    const part = partAt(kind, name);
    if (part?.endsWith('{}')) {
      for (const [key, one] of Object.entries(isObject(value) ? value : {})) {
        visit(one, part.slice(0, -2) as Kind, see, [...here, key]);
      }
    } else if (part && Array.isArray(value)) {
      for (const [index, one] of value.entries()) {
        visit(one, part.replace('[]', '') as Kind, see, [...here, String(index)]);
      }
    } else if (part && !part.endsWith('[]')) visit(value, part as Kind, see, here);
  }
}

/** Whether a member of an object holds objects that {@link visit} gives; if not, it is data. */
export function isPart(kind: Kind, name: string): boolean {
  return partAt(kind, name) !== undefined;
}

function each(part: Part, names: readonly string[]): Readonly<Record<string, Part>> {
  return Object.fromEntries(names.map((name) => [name, part]));
}

/** What a member of an object holds; undefined for a value, and for data. */
export function partAt(kind: Kind, name: string): Part | undefined {
  const inside = named[kind];
  if (inside && !name.startsWith('x-')) return inside;
  return Object.hasOwn(parts[kind], name) ? parts[kind][name] : undefined;
}
