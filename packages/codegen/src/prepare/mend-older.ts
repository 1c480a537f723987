import { asList, isObject } from '@clientele/openapi';

type Schema = Record<string, unknown>;

/**
 * `nullable` of OpenAPI 3.0 adds null to the `type` beside it. Where a reference or a composition
 * stands in its place, its authors mean one of the two.
 */
export function nullable(schema: Schema): void {
  if (typeof schema['nullable'] !== 'boolean') return;
  const adds = schema['nullable'];
  delete schema['nullable'];
  if (!adds) return;
  if (schema['type'] !== undefined) {
    schema['type'] = [...new Set([schema['type'], 'null'].flat())];
    return;
  }
  if (Array.isArray(schema['anyOf'])) {
    schema['anyOf'] = [...asList(schema['anyOf']), { type: 'null' }];
    return;
  }
  const keywords = ['$ref', 'allOf', 'oneOf', 'discriminator'].filter((keyword) => keyword in schema);
  // Nothing says what else it is, so null is allowed already.
  if (keywords.length === 0) return;
  const wrapped = Object.fromEntries(keywords.map((keyword) => [keyword, schema[keyword]]));
  for (const keyword of keywords) delete schema[keyword];
  schema['anyOf'] = [wrapped, { type: 'null' }];
}

/**
 * Who lists members means an object, though JSON Schema lets any other value pass. A condition that
 * other values pass is meant as it stands.
 */
export function objects(schema: Schema, isCondition: boolean): void {
  const says = ['type', '$ref', 'enum', 'const', 'items'].some((keyword) => keyword in schema);
  if (says || isCondition || !isObject(schema['properties'])) return;
  schema['type'] = schema['nullable'] === true ? ['object', 'null'] : 'object';
}

/** Until draft 4 of JSON Schema these were booleans that said how to read `minimum` and `maximum`. */
export function exclusiveBounds(schema: Schema): void {
  for (const [keyword, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const exclusive = schema[keyword];
    if (typeof exclusive !== 'boolean') continue;
    delete schema[keyword];
    if (!exclusive || schema[bound] === undefined) continue;
    schema[keyword] = schema[bound];
    delete schema[bound];
  }
}
