import { isObject, isPart, type OpenApiDocument, visit } from '@clientele/openapi';

/**
 * A copy for other people's generators, without data that they take for something else: a `$ref` in
 * an example or an extension, which they would follow, an example elsewhere, which they would fetch,
 * and a `default` of null, whose members they would read. No type is made of any, nor of what a
 * callback calls its operations, which others may be called too.
 */
export function withoutPitfalls(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  visit(copy, 'document', (node, kind, names) => {
    if (kind === 'operation' && names.includes('callbacks')) delete node['operationId'];
    if (kind === 'example') delete node['externalValue'];
    if (kind === 'schema' && node['default'] === null) delete node['default'];
    for (const [name, value] of Object.entries(node)) if (!isPart(kind, name)) unrefer(value);
  });
  return copy;
}

function unrefer(data: unknown): void {
  if (isObject(data)) delete data['$ref'];
  if (typeof data === 'object' && data !== null) for (const value of Object.values(data)) unrefer(value);
}
