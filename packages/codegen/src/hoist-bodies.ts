import { isObject, type OpenApi, operations, resolve } from './openapi.ts';

/**
 * Gives every inline response schema a name among the components, so that each status of each
 * operation has a runtime schema: `<operationId>-<status>`. The given document stays as it is.
 */
export function hoistBodies(document: OpenApi): OpenApi {
  const copy = structuredClone(document);
  const schemas: Record<string, unknown> = {};
  for (const { operation } of operations(copy)) {
    for (const [status, node] of Object.entries(operation.responses ?? {})) {
      const response = resolve<{ content?: Record<string, { schema?: unknown }> }>(copy, node);
      for (const media of Object.values(response.content ?? {})) {
        if (!isObject(media.schema) || media.schema['$ref']) continue;
        const name = `${operation.operationId}-${status}`;
        schemas[name] = media.schema;
        media.schema = { $ref: `#/components/schemas/${name}` };
      }
    }
  }
  return {
    ...copy,
    components: { ...copy.components, schemas: { ...copy.components?.schemas, ...schemas } },
  };
}
