const list = (items: object) => ({ type: 'array', items });

/** A contract with what is hard to make up. */
export const orchard = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: { title: 'Orchard', version: '1.0.0' },
  paths: {
    '/trees': {
      get: {
        responses: {
          200: {
            description: 'All.',
            headers: { 'X-Total': { schema: { type: 'integer' }, example: 7 } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Tree' },
                examples: { Old: { value: { id: 'old' } } },
              },
            },
          },
          404: {
            description: 'None.',
            content: { 'text/plain': { schema: { type: 'string', enum: ['gone'] } } },
          },
          418: { description: 'Bytes.', content: { 'image/png': { schema: { type: 'string' } } } },
          500: {
            description: 'Never.',
            content: {
              'application/json': { schema: { not: {} }, examples: { Broken: { value: 'broken' } } },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Tree: {
        type: 'object',
        required: ['id', 'branches', 'grown', 'numbers', 'texts', 'times'],
        additionalProperties: false,
        'x-provenance': { kind: 'decided' },
        properties: {
          id: { type: 'string', examples: ['tree-1'] },
          key: { type: 'string', writeOnly: true },
          kind: { type: ['string', 'null'], default: 'apple' },
          flag: { 'x-provenance': { kind: 'decided' }, type: 'boolean', const: true },
          branches: list({ $ref: '#/components/schemas/Tree' }),
          grown: {
            oneOf: [
              {
                type: 'object',
                required: ['by'],
                properties: { by: { const: 'seed' } },
                additionalProperties: false,
              },
              { type: 'object', required: ['from'], properties: { from: { const: 'graft' } } },
            ],
          },
          rows: list({
            type: 'object',
            required: ['row_id'],
            properties: { row_id: { type: 'string', example: 'r-1' } },
          }),
          tags: {
            type: 'array',
            uniqueItems: true,
            minItems: 2,
            items: { type: 'string', example: 'sweet' },
          },
          numbers: {
            type: 'object',
            required: ['age', 'height', 'price', 'step', 'below', 'far', 'issued_at', 'createdAt', 'low'],
            properties: {
              age: { type: 'integer' },
              height: { type: 'number', exclusiveMinimum: 3, exclusiveMaximum: 3.5 },
              price: { type: 'number', minimum: 0 },
              step: { type: 'number', multipleOf: 0.1 },
              below: { type: 'integer', exclusiveMaximum: 0 },
              far: { type: 'integer', minimum: 5000, multipleOf: 7 },
              low: { type: 'integer', maximum: -5 },
              issued_at: { type: 'integer' },
              createdAt: { type: 'integer', format: 'int64' },
            },
          },
          texts: {
            type: 'object',
            required: [
              'client_name',
              'contact_email',
              'logo_uri',
              'zone',
              'short',
              'host',
              'address',
              'tree_id',
            ],
            properties: {
              client_name: { type: 'string', maxLength: 60 },
              contact_email: { type: 'string' },
              logo_uri: { type: 'string', format: 'uri' },
              zone: { type: 'string', pattern: '^[A-Z]{2}-[0-9]{3}$' },
              short: { type: 'string', minLength: 2, maxLength: 3 },
              host: { type: 'string', format: 'ipv4' },
              address: { type: 'string', format: 'email' },
              tree_id: { type: 'string', format: 'uuid' },
            },
          },
          times: {
            type: 'object',
            required: ['updated_at', 'expires_at', 'day'],
            properties: {
              updated_at: { type: 'string', format: 'date-time' },
              expires_at: { type: 'string', format: 'date-time' },
              day: { type: 'string', format: 'date' },
            },
          },
        },
      },
    },
  },
};
