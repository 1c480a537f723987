/** A small contract of another domain, made anew for each test to change. */
export function library() {
  const problem = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  return {
    openapi: '3.1.0',
    info: { title: 'Library', version: '1.0.0' },
    servers: [{ url: 'https://{region}.library.example', variables: { region: { default: 'eu' } } }],
    paths: {
      '/books/{id}': {
        get: {
          operationId: 'getBook',
          parameters: [id] as unknown[],
          responses: {
            200: { description: 'A book.', content: json({ $ref: '#/components/schemas/Book' }) },
            404: { description: 'No such book.', content: json(problem) },
          } as Record<string, unknown>,
        },
        put: {
          operationId: 'replaceBook',
          parameters: [id],
          security: [{ Token: [] }],
          requestBody: { required: true, content: json({ $ref: '#/components/schemas/Book' }) },
          responses: {
            200: { description: 'A book.', content: json({ $ref: '#/components/schemas/Book' }) },
          },
        },
        delete: {
          operationId: 'deleteBook',
          parameters: [id],
          responses: { 204: { description: 'Gone.' } },
        },
      },
    },
    components: {
      securitySchemes: { Token: { type: 'http', scheme: 'bearer' } as Record<string, unknown> },
      schemas: {
        Book: {
          type: 'object',
          properties: {
            title: { type: 'string' },
            printed: { type: 'integer', format: 'int64' },
            note: { anyOf: [{ type: 'object' }, { type: 'array', items: {} }] },
            sold: { type: 'string', format: 'uint64', default: '12' },
            links: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Link' } },
          },
          required: ['title'],
        },
        Link: { type: 'object', properties: { href: { type: 'string' } } },
      },
    },
  };
}

function json(schema: unknown): Record<string, unknown> {
  return { 'application/json': { schema } };
}
