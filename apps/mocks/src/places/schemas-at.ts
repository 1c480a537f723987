import {
  asList,
  asMap,
  canonicalPointer,
  isObject,
  isReference,
  type OpenApiDocument,
  parseFragment,
  type Schema,
  toPointer,
  valueAt,
} from '@clientele/openapi';

/** A schema that applies to a value, and where the bundle has it. */
export interface PlacedSchema {
  readonly pointer: string;
  readonly schema: Schema;
}

/** What Ajv calls the keyword of a schema that is `false`. */
export const falseSchema = 'false schema';

/** What applies to one value: `declared` are the schemas of the value itself, `all` what is in them too. */
export interface Level {
  readonly declared: readonly PlacedSchema[];
  readonly all: readonly PlacedSchema[];
}

/**
 * The schemas that may apply along the names that lead into a value, from the whole value on and as
 * far as there are any: through `$ref`, `allOf`, `oneOf`, `if` and the like.
 */
export function schemasAlong(
  document: OpenApiDocument,
  pointer: string,
  names: readonly string[],
): readonly Level[] {
  const levels: Level[] = [];
  let declared = placed(document, [pointer]);
  for (const name of [...names, undefined]) {
    if (declared.length === 0) break;
    const seen = new Map<Schema, PlacedSchema>();
    for (const one of declared) collect(document, one, seen);
    const all = [...seen.values()];
    levels.push({ declared, all });
    if (name === undefined) break;
    const next = all.flatMap((one) => memberPointers(one, name));
    declared = placed(document, next);
  }
  return levels;
}

function placed(document: OpenApiDocument, pointers: readonly string[]): readonly PlacedSchema[] {
  const found = new Map<string, PlacedSchema>();
  for (const given of pointers) {
    const pointer = canonicalPointer(document, given);
    const schema = valueAt(document, pointer);
    if (isObject(schema)) found.set(pointer, { pointer, schema });
    if (schema === false) found.set(pointer, { pointer, schema: { [falseSchema]: true } });
  }
  return [...found.values()];
}

const lists = ['allOf', 'anyOf', 'oneOf'];
const singles = ['if', 'then', 'else'];

/** Each schema once, so that one may hold itself. */
function collect(document: OpenApiDocument, one: PlacedSchema, seen: Map<Schema, PlacedSchema>): void {
  const { pointer, schema } = one;
  if (seen.has(schema)) return;
  seen.set(schema, one);
  const inside = [
    ...(isReference(schema) ? [toPointer(parseFragment(schema.$ref))] : []),
    ...lists.flatMap((key) => asList(schema[key]).map((_, index) => pointer + toPointer([key, index]))),
    ...singles.filter((key) => key in schema).map((key) => `${pointer}/${key}`),
    ...under(one, 'dependentSchemas', Object.keys(asMap(schema['dependentSchemas']))),
  ];
  for (const part of placed(document, inside)) collect(document, part, seen);
}

function memberPointers(one: PlacedSchema, name: string): readonly string[] {
  const { pointer, schema } = one;
  const properties = Object.hasOwn(asMap(schema['properties']), name) ? [name] : [];
  const patterns = Object.keys(asMap(schema['patternProperties'])).filter((text) => matches(text, name));
  const isKnown = properties.length + patterns.length > 0;
  const isItem = /^\d+$/.test(name);
  const first = asList(schema['prefixItems']).length;
  const items = isItem && Number(name) >= first ? ['items', 'contains', 'unevaluatedItems'] : [];
  const others = isKnown ? [] : ['additionalProperties', 'unevaluatedProperties'];
  return [
    ...under(one, 'properties', properties),
    ...under(one, 'patternProperties', patterns),
    ...(isItem && Number(name) < first ? [`${pointer}/prefixItems/${name}`] : []),
    ...[...items, ...others].map((key) => `${pointer}/${key}`),
  ];
}

function under({ pointer }: PlacedSchema, keyword: string, names: readonly string[]): readonly string[] {
  return names.map((name) => pointer + toPointer([keyword, name]));
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    // No validator can use it either.
    return false;
  }
}
