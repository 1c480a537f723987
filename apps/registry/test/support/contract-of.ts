import type { OpenApiDocument } from '@clientele/server-kit';

/** What a tiny contract differs by. */
export interface ContractSketch {
  readonly path: string;
  readonly method: 'patch' | 'put';
  readonly operationId: string;
  readonly idParameter: string;
}

/** A contract of one operation with a bearer token, whose bodies are objects with any members. */
export function contractOf({ path, method, operationId, idParameter }: ContractSketch): OpenApiDocument {
  const any = { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: true };
  const json = { 'application/json': { schema: any } };
  const statuses = ['400', '401', '403', '404', '413', '415', '500', '503'];
  const refusals = statuses.map((status) => [status, { description: 'Refused.', content: json }]);
  return {
    openapi: '3.1.0',
    paths: {
      [path]: {
        [method]: {
          operationId,
          security: [{ Token: [] }],
          parameters: [
            { name: idParameter, in: 'path', required: true, schema: { type: 'string', minLength: 1 } },
          ],
          requestBody: { required: true, content: json },
          responses: { 200: { description: 'Done.', content: json }, ...Object.fromEntries(refusals) },
        },
      },
    },
    components: { securitySchemes: { Token: { type: 'http', scheme: 'bearer' } } },
  };
}
