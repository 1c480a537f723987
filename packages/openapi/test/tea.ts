/** A contract with an operation of many parameters, and one of none. */
export const tea = {
  openapi: '3.1.0',
  servers: [{ url: 'https://{at}.tea.example/{at}/{lost}', variables: { at: { default: 'eu' } } }],
  security: [{ Key: [], Session: [] }, {}],
  paths: {
    '/teas/{id}/{size}': {
      patch: {
        operationId: 'update-tea',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { $ref: '#/components/schemas/A%20Name' } },
          { name: 'size', in: 'path', required: true, schema: { enum: ['large', 'small'] } },
          {
            name: 'page',
            in: 'query',
            required: true,
            examples: { First: { value: 1 }, Next: { value: 2 } },
          },
          { name: 'filter', in: 'query', example: 'a b' },
          { name: 'unused', in: 'query', schema: { default: 5 } },
          { name: 'X-Trace', in: 'header', required: true, example: 7 },
          { name: 'theme', in: 'cookie', required: true, schema: { default: 'dark' } },
        ],
        requestBody: {
          content: {
            'application/json': {
              examples: {
                Rename: { $ref: '#/components/examples/Rename' },
                toString: { value: { name: "it's" } },
              },
            },
          },
        },
        responses: {
          200: { content: { 'application/json': { examples: { Rename: { value: { name: 'Sencha' } } } } } },
          102: { description: 'Not yet.' },
          202: { description: 'Later.' },
          400: {
            content: {
              'application/problem+json': {
                examples: {
                  Broken: { value: { title: 'Broken' }, 'x-cause': { rawBody: '{' } },
                  constructor: { value: { title: 'No own request' } },
                },
              },
            },
          },
          '5XX': { content: { 'application/json': { examples: { Down: { value: {} } } } } },
        },
      },
    },
    '/teas': { get: { security: [], responses: { 204: {} } } },
  },
  components: {
    schemas: { 'A Name': { allOf: [{ type: 'string' }, { examples: ['a/b c'] }] } },
    examples: { Rename: { summary: 'Rename a tea', value: { name: 'Sencha' } } },
    securitySchemes: {
      Key: { type: 'apiKey', in: 'query', name: 'key' },
      Session: { type: 'apiKey', in: 'cookie', name: 'sid' },
      Header: { type: 'apiKey', in: 'header', name: 'X-Key' },
      Basic: { type: 'http', scheme: 'Basic' },
      Bearer: { type: 'oauth2' },
    },
  },
};
