import { asMap, inPlace, isObject, OpenApiError } from '@clientele/openapi';

const members = ['properties', 'patternProperties'];
const values = ['items', 'additionalProperties', 'unevaluatedItems'];
const branches = ['allOf', 'anyOf', 'oneOf'];
const consequences = ['then', 'else'];

/**
 * A copy of a bundle whose responses refuse undeclared members: each object schema that lists
 * members and says nothing about others gets `unevaluatedProperties: false` where a value stands,
 * never inside `allOf`, `anyOf`, `oneOf`, `then`, `else` or `dependentSchemas`, which describe one
 * value together. What decides by matching (`if`, `not`, `contains`) stays as it is.
 *
 * A member that two branches of an `allOf` describe by different members of its own is refused:
 * name one schema for it.
 */
export function closeSchemas(document: object): object {
  const copy = structuredClone(document);
  const schemas = asMap(asMap(asMap(copy)['components'])['schemas']);
  for (const [name, schema] of Object.entries(schemas)) schemas[name] = open(schema, document);
  closeContents(copy, document);
  return copy;
}

function closeContents(node: unknown, document: object): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    if (key === 'content' && isObject(child)) {
      for (const media of Object.values(child)) {
        if (isObject(media) && media['schema']) media['schema'] = close(media['schema'], document);
      }
    } else if (key !== 'schemas' && key !== 'examples') closeContents(child, document);
  }
}

function close(schema: unknown, document: object): unknown {
  const inner = open(schema, document);
  if (!isObject(inner) || 'additionalProperties' in inner || 'unevaluatedProperties' in inner) return inner;
  return listsMembers(inner, document) ? { ...inner, unevaluatedProperties: false } : inner;
}

function open(schema: unknown, document: object): unknown {
  if (!isObject(schema)) return schema;
  const copy: Record<string, unknown> = { ...schema };
  const each = (keys: string[], change: (child: unknown) => unknown) => {
    for (const key of keys) if (copy[key] !== undefined) copy[key] = change(copy[key]);
  };
  each(members, (map) => mapValues(map, (child) => close(child, document)));
  each(values, (child) => close(child, document));
  each(['prefixItems'], (list) => mapList(list, (child) => close(child, document)));
  each(branches, (list) => mapList(list, (child) => open(child, document)));
  each(['$defs', 'dependentSchemas'], (map) => mapValues(map, (child) => open(child, document)));
  each(consequences, (child) => open(child, document));
  return copy;
}

function listsMembers(schema: unknown, document: object): boolean {
  try {
    return inPlace(document, schema).some((part) => members.some((key) => isObject(part[key])));
  } catch (error) {
    // What leads nowhere is of an operation that is left out: nobody answers by it.
    if (error instanceof OpenApiError) return false;
    throw error;
  }
}

function mapValues(map: unknown, change: (child: unknown) => unknown): unknown {
  if (!isObject(map)) return map;
  return Object.fromEntries(Object.entries(map).map(([key, child]) => [key, change(child)]));
}

function mapList(list: unknown, change: (child: unknown) => unknown): unknown {
  return Array.isArray(list) ? list.map(change) : list;
}
