import { type OpenApiDocument, visit, withoutDataReferences } from '@clientele/openapi';

/**
 * A copy for other people's generators, without data that they take for something else: a `$ref` in
 * an example or an extension, which they would follow, an example elsewhere, which they would fetch,
 * and a `default` of null, whose members they would read. No type is made of any, nor of what a
 * callback or a component calls its operations, which others may be called too.
 */
export function withoutPitfalls(document: OpenApiDocument): OpenApiDocument {
  const copy = withoutDataReferences(document);
  visit(copy, 'document', (node, kind, names) => {
    const isServed = names[0] === 'paths' && !names.includes('callbacks');
    if (kind === 'operation' && !isServed) delete node['operationId'];
    if (kind === 'example') delete node['externalValue'];
    if (kind === 'schema' && node['default'] === null) delete node['default'];
  });
  return copy;
}
