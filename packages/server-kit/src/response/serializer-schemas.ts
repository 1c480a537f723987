import { asList, asMap, inPlace, membersOf, type OpenApiDocument, type Schema } from '@clientele/openapi';
import { keywordFault } from '../schema/keyword-fault.ts';
import { refTo } from './serializers.ts';

/** Schemas for fast-json-stringify: one for each place of a document where a value stands. */
export interface SerializerSchemas {
  /** A schema that refers into {@link definitions}. */
  of(schema: unknown): Schema;
  /** By name; complete once all responses were asked for. */
  readonly definitions: Readonly<Record<string, Schema>>;
}

const scalars = ['string', 'integer', 'number', 'boolean', 'null'];
const known = new Set([...scalars, 'object', 'array']);

/**
 * Flattens what applies to a value into one plain shape: its members, its items, its types. A union
 * has the members of all its alternatives, so nothing declared is lost, and what no schema declares
 * is not written. `typed` writes scalars by their declared type, which is faster and would convert
 * the wrong ones: it is for bodies that were checked before.
 */
export function serializerSchemas(document: OpenApiDocument, typed: boolean): SerializerSchemas {
  const definitions: Record<string, Schema> = {};
  const names = new Map<string, string>();
  const numbers = new Map<unknown, number>();
  return { of: (schema) => define([schema]), definitions };

  function define(nodes: readonly unknown[]): Schema {
    const schemas = inPlace(document, ...nodes);
    const key = schemas.map(numberOf).join();
    let name = names.get(key);
    if (name === undefined) {
      name = `s${names.size}`;
      names.set(key, name);
      definitions[name] = {};
      definitions[name] = shape(schemas);
    }
    return { $ref: refTo(name) };
  }

  function numberOf(schema: unknown): number {
    const known = numbers.get(schema) ?? numbers.size;
    numbers.set(schema, known);
    return known;
  }

  function shape(schemas: readonly Schema[]): Schema {
    const declared = membersOf(schemas);
    // The tag of a union is a member of every branch, whether it says so or not.
    const tags = schemas
      .map((schema) => asMap(schema['discriminator'])['propertyName'])
      .filter((name) => typeof name === 'string' && !declared.has(name));
    const members = new Map([
      ...declared,
      ...tags.map((name) => [String(name), [{ type: 'string' }]] as const),
    ]);
    const named = schemas.flatMap((schema) => Object.entries(asMap(schema['patternProperties'])));
    const patterns = named.filter(([pattern]) => keywordFault('pattern', pattern) === undefined);
    const items = schemas
      .flatMap((schema) => [schema['items'], ...asList(schema['prefixItems'])])
      .filter(isSaid);
    const isLost = patterns.length < named.length;
    const rest = schemas
      .flatMap((schema) => [schema['additionalProperties'], schema['unevaluatedProperties']])
      .filter((schema) => isSaid(schema) && schema !== false)
      // What a broken pattern names can't be told from the rest.
      .concat(isLost ? [true] : []);
    const types = schemas.flatMap((schema) => asList([schema['type'] ?? []].flat()));
    const said = new Set(types.filter((type) => known.has(String(type))));
    const isObject = members.size > 0 || patterns.length > 0 || rest.length > 0 || said.has('object');
    const isArray = items.length > 0 || said.has('array');
    // Nothing is declared of the value, so nothing of it is undeclared.
    if (!isObject && !isArray) return scalar(said);
    // The serializer takes a list for a text where that is told first.
    const listed = [...said].sort((a, b) => Number(b === 'array') - Number(a === 'array'));
    const written = said.size > 0 ? listed : [isObject ? 'object' : 'array'];
    return {
      type: written.length === 1 ? written[0] : written,
      ...(isObject ? objectShape(members, patterns, rest) : {}),
      ...(isArray ? { items: items.length > 0 ? define(items) : {} } : {}),
    };
  }

  function objectShape(
    members: ReadonlyMap<string, readonly unknown[]>,
    patterns: readonly (readonly [string, unknown])[],
    rest: readonly unknown[],
  ): Schema {
    const free = members.size === 0 && patterns.length === 0 && rest.length === 0;
    return {
      properties: Object.fromEntries(
        [...members]
          .filter(([name, nodes]) => name !== '__proto__' && !isHidden(nodes))
          .map(([name, nodes]) => [name, define(nodes)]),
      ),
      ...(patterns.length > 0
        ? {
            patternProperties: Object.fromEntries(
              patterns.map(([pattern, node]) => [pattern, define([node])]),
            ),
          }
        : {}),
      ...(free || rest.includes(true) ? { additionalProperties: true } : {}),
      ...(!rest.includes(true) && rest.length > 0 ? { additionalProperties: define(rest) } : {}),
    };
  }

  function isHidden(nodes: readonly unknown[]): boolean {
    return inPlace(document, ...nodes).some((schema) => schema['writeOnly'] === true);
  }

  function scalar(said: ReadonlySet<unknown>): Schema {
    const [type] = said;
    return typed && said.size === 1 && scalars.includes(String(type)) ? { type } : {};
  }
}

function isSaid(schema: unknown): boolean {
  return schema !== undefined;
}
