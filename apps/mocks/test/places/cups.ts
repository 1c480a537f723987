/** A contract with each way to say something of a value. */
export const cups = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: { title: 'Cups', version: '1.0.0' },
  security: [{ Bearer: [] }],
  paths: {
    '/cups/{cupId}': {
      parameters: [{ $ref: '#/components/parameters/CupId' }],
      put: {
        operationId: 'replaceCup',
        parameters: [
          { name: 'Fill', in: 'query', required: true, schema: { $ref: '#/components/schemas/Fill' } },
          { name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'integer' }, maxItems: 2 } },
          { name: 'X-Trace', in: 'header', schema: { type: 'string', maxLength: 3 } },
          {
            ...{ name: 'size', in: 'query' },
            schema: { anyOf: [{ type: 'integer' }, { type: 'boolean' }] },
          },
        ],
        requestBody: { $ref: '#/components/requestBodies/Cup' },
        responses: {
          200: {
            description: 'Replaced.',
            headers: { 'X-Left': { schema: { type: 'integer' }, example: 'many' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Named' },
                examples: { Bad: { value: { name: 5 } } },
              },
            },
          },
          // Prism has violations of requests for who documents an error.
          400: { $ref: '#/components/responses/Refused' },
          401: { $ref: '#/components/responses/Refused' },
          404: { description: 'None.', content: { 'text/plain': { schema: { type: 'string' } } } },
        },
      },
      patch: {
        security: [{ Bearer: [] }],
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: {
          200: { description: 'Changed.' },
          401: { $ref: '#/components/responses/Refused' },
        },
      },
    },
  },
  components: {
    securitySchemes: { Bearer: { type: 'http', scheme: 'bearer' } },
    parameters: {
      CupId: { name: 'cupId', in: 'path', required: true, schema: { type: 'string', pattern: '^c' } },
    },
    responses: {
      Refused: { description: 'No.', content: { 'application/json': { examples: { No: { value: 'no' } } } } },
    },
    requestBodies: {
      Cup: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Cup' } } },
      },
    },
    schemas: {
      Fill: { type: 'integer', minimum: 1 },
      Named: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 2 } } },
      Cup: {
        allOf: [
          { $ref: '#/components/schemas/Named' },
          { properties: { glaze: { enum: ['blue', 'white'] } } },
        ],
        type: 'object',
        properties: {
          'a/b': { type: 'boolean' },
          made: { type: 'string', readOnly: true },
          pair: {
            prefixItems: [{ type: 'string' }, { type: 'integer' }],
            items: { type: 'object', additionalProperties: false },
          },
          handle: { oneOf: [{ $ref: '#/components/schemas/Fill' }, { const: 'none' }] },
          lid: { oneOf: [{ const: 'flat' }, { const: 'high' }] },
          either: { anyOf: [{ type: 'integer' }, { type: 'array', items: { type: 'integer', maximum: 9 } }] },
          marks: {
            patternProperties: { '^x-': { type: 'string' } },
            additionalProperties: { type: 'integer' },
          },
          closed: {
            type: 'object',
            properties: { id: { readOnly: true, type: 'string' } },
            additionalProperties: false,
          },
          parts: {
            type: 'array',
            items: { $ref: '#/components/schemas/Cup' },
            uniqueItems: true,
            minItems: 1,
          },
        },
        dependentRequired: { lid: ['knob'] },
        if: { properties: { kind: { const: 'mug' } }, required: ['kind'] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
        then: { required: ['volume'], properties: { volume: { type: 'number', exclusiveMinimum: 0 } } },
        else: { properties: { volume: false } },
      },
    },
  },
};
