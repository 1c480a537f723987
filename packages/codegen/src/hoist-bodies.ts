import {
  asMap,
  isObject,
  isReference,
  type OpenApiDocument,
  operations,
  toFragment,
} from '@clientele/openapi';

/**
 * Gives every inline response schema a name among the components, so that each status of each
 * operation has a runtime schema: `<operationId>-<status>`. The given document stays as it is.
 */
export function hoistBodies(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  const components = asMap(copy.components);
  const schemas: Record<string, unknown> = {};
  for (const { id, responses } of operations(copy)) {
    for (const [status, { content = {} }] of Object.entries(responses)) {
      // A copy of our own, so what is read of it may be written.
      for (const media of Object.values(content) as { schema?: unknown }[]) {
        if (!isObject(media.schema) || isReference(media.schema)) continue;
        const name = `${id}-${status}`;
        schemas[name] = media.schema;
        media.schema = { $ref: toFragment(['components', 'schemas', name]) };
      }
    }
  }
  return { ...copy, components: { ...components, schemas: { ...asMap(components['schemas']), ...schemas } } };
}
