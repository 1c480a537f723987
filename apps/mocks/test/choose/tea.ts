const media = (schema: object, examples: object) => ({ 'application/json': { schema, examples } });
const reply = (examples: object) => ({ description: 'Said.', content: media({}, examples) });
const said = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { value: name }]));
const because = (cause: object) => ({ value: cause, 'x-cause': cause });

/** A contract whose scenarios state parameters, and whose errors are near to each other. */
export const tea = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: { title: 'Teas', version: '1.0.0' },
  paths: {
    '/teas/{tea}': {
      parameters: [
        {
          ...{ name: 'tea', in: 'path', required: true, schema: { type: 'string' } },
          examples: { Any: { value: 'any' }, OfOne: { value: 'a b' } },
        },
      ],
      get: {
        operationId: 'getTea',
        parameters: [
          {
            ...{ name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
            examples: { Tagged: { value: ['a', 'b'] } },
          },
          {
            ...{ name: 'X-Cup', in: 'header', schema: { type: 'string' } },
            examples: { InCup: { value: 'blue' } },
          },
        ],
        responses: { 200: reply(said('Any2', 'Tagged', 'InCup', 'OfOne')) },
      },
      put: {
        operationId: 'brew',
        security: [{ Bearer: [] }],
        parameters: [
          {
            ...{ name: 'dry', in: 'query', schema: { type: 'boolean' } },
            examples: { DryRun: { value: true } },
          },
        ],
        requestBody: {
          required: true,
          content: media(
            {
              type: 'object',
              required: ['leaf'],
              additionalProperties: false,
              properties: {
                leaf: { type: 'string', minLength: 2 },
                cups: { type: 'array', items: { type: 'integer', minimum: 1 } },
              },
            },
            {
              Brew: { value: { leaf: 'oolong', cups: [1, 2] } },
              DryRun: { value: { leaf: 'oolong', cups: [1, 2] } },
              Sencha: { value: { leaf: 'sencha' } },
              Late: { value: { leaf: 'late' } },
            },
          ),
        },
        responses: {
          200: reply(said('Brew', 'DryRun')),
          400: reply({
            ...said('First', 'Sencha'),
            LeafMissing: because({ body: {} }),
            LeafNull: because({ body: { leaf: null } }),
            LeafNumber: because({ body: { leaf: 5 } }),
            LeafSix: because({ body: { leaf: 6 } }),
            Late: because({ store: 'failing' }),
            CupEmpty: because({ body: { leaf: 'ab', cups: [0] } }),
            Both: because({ body: { leaf: 5, cups: [0] } }),
            Unknown: because({ body: { leaf: 'ab', milk: true } }),
            Malformed: because({ rawBody: '{' }),
            Words: because({ rawBody: 'tea' }),
          }),
          401: reply({
            Unheard: because({ token: 'malformed' }),
            None: because({ token: 'missing' }),
            Odd: because({ token: 'unknown' }),
          }),
          413: reply({ TooMuch: because({ bodySize: 1_048_577 }) }),
          415: reply({ NotText: because({ mediaType: 'text/plain' }) }),
        },
      },
      post: {
        operationId: 'order',
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: { type: 'object' },
              examples: { Order: { value: { leaf: 'lapsang souchong', cups: [1, 2] } } },
            },
          },
        },
        responses: { 200: reply(said('Other', 'Order')) },
      },
    },
  },
  components: { securitySchemes: { Bearer: { type: 'http', scheme: 'bearer' } } },
};
