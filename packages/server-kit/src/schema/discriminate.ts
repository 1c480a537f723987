import { asList, asMap, isObject, type OpenApiDocument, type Schema, unionTags } from '@clientele/openapi';

/**
 * Says the same as a union, so that a violation is reported of the alternative that was meant:
 * a discriminated union (OpenAPI 3.1, section 4.8.25) becomes one condition per tag, and "this or
 * null" a condition on null.
 */
export function discriminate(document: OpenApiDocument, node: Schema): Schema {
  const keyword = ['oneOf', 'anyOf'].find((name) => Array.isArray(node[name]));
  if (!keyword) return node;
  const branches = asList(node[keyword]);
  const { [keyword]: _union, allOf, ...rest } = node;
  const property = asMap(node['discriminator'])['propertyName'];
  if (typeof property === 'string') {
    return { ...rest, allOf: [...asList(allOf), ...byTag(document, property, branches, node)] };
  }
  const values = branches.filter((branch) => !isNull(branch));
  const [value] = values;
  if (values.length !== 1 || values.length === branches.length) return node;
  if (isObject(value) && typeof value['type'] === 'string' && Object.keys(value).length === 1) {
    return { ...rest, allOf: [...asList(allOf), { type: [value['type'], 'null'] }] };
  }
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  return { ...rest, allOf: [...asList(allOf), { if: { not: { type: 'null' } }, then: value }] };
}

function isNull(branch: unknown): boolean {
  return isObject(branch) && branch['type'] === 'null';
}

function byTag(
  document: OpenApiDocument,
  property: string,
  branches: readonly unknown[],
  node: Schema,
): Schema[] {
  const tagged = branches.map((branch) => ({ branch, tags: unionTags(document, node, branch) }));
  const all = tagged.flatMap(({ tags }) => tags);
  const conditions = tagged.map(({ branch, tags }) => ({
    if: { type: 'object', required: [property], properties: { [property]: { enum: tags } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: branch,
  }));
  return [{ type: 'object', required: [property], properties: { [property]: { enum: all } } }, ...conditions];
}
