import { isObject, type OpenApiDocument, visit } from '@clientele/openapi';

/** Members that hold data wherever they stand. */
const data = ['default', 'example', 'examples', 'value'];

/**
 * A copy for other people's generators, without data that they take for something else: a `$ref` in
 * an example or an extension, which they would follow, an example elsewhere, which they would fetch,
 * and a `default` of null, whose members they would read. No type is made of any.
 */
export function withoutPitfalls(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  visit(copy, 'document', (node, kind) => {
    if (kind === 'example') delete node['externalValue'];
    if (kind === 'schema' && node['default'] === null) delete node['default'];
    for (const [name, value] of Object.entries(node)) {
      const isData = name.startsWith('x-') || data.includes(name);
      if (isData && !(name === 'examples' && isObject(value) && kind !== 'schema') && refers(value))
        delete node[name];
    }
  });
  return copy;
}

function refers(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(refers);
  return isObject(value) && ('$ref' in value || Object.values(value).some(refers));
}
