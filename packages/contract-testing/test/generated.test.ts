import { afterAll, describe, expect, it } from 'vitest';
import { contractOf } from './tea-contract.ts';

const pot = {
  type: 'object',
  required: ['code', 'size', 'lid', 'at'],
  properties: {
    code: { type: 'string', pattern: '^[A-Z]{2}-\\d{3}$' },
    size: { type: 'number', minimum: 1, exclusiveMaximum: 2 },
    lid: { $ref: '#/components/schemas/Lid' },
    at: { type: 'string', format: 'date-time' },
    inner: { $ref: '#/components/schemas/Pot' },
  },
};
const never = {
  type: 'object',
  required: ['a'],
  properties: { a: { type: 'string', minLength: 2, maxLength: 1 } },
};
const parameter = (name: string, place: string, schema: object) => ({
  name,
  in: place,
  required: true,
  schema,
});
const answers = (schema: object) => ({
  'application/json': { schema },
  'text/csv': {},
  'image/*': {},
  '*/*': { schema },
});
const contract = contractOf({
  openapi: '3.1.0',
  paths: {
    '/pots/{id}/{number}': {
      put: {
        operationId: 'replacePot',
        parameters: [
          parameter('id', 'path', { type: 'string', format: 'uuid' }),
          parameter('number', 'path', { type: 'integer', minimum: 5, maximum: 5 }),
          parameter('kind', 'query', { enum: ['iron'] }),
          parameter('X-Trace', 'header', { type: 'string', pattern: '^t\\d$' }),
          parameter('Content-Type', 'header', { type: 'string' }),
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pot' } } },
        },
        responses: {
          200: { description: 'It.', content: answers({ $ref: '#/components/schemas/Pot' }) },
          204: { description: 'Nothing.' },
          418: { description: 'Never.', content: { 'application/json': { schema: never } } },
          '4XX': {
            description: 'No.',
            content: { 'application/json': { schema: {}, example: { no: true } } },
          },
          default: { description: 'No.' },
        },
      },
    },
    '/lost': {
      post: {
        operationId: 'lose',
        requestBody: { required: true, content: { 'application/json': { schema: never } } },
        responses: { 204: { description: 'Done.' } },
      },
      get: { 'x-left-out': 'a cookie.', responses: { 204: { description: 'Done.' } } },
    },
  },
  components: { schemas: { Pot: pot, Lid: { type: ['boolean', 'null'] } } },
});
afterAll(() => contract[Symbol.dispose]());
const [replace, lose] = contract.operations;

describe('what has no example', () => {
  it('is generated for each status and media type, and named so', () => {
    const found = replace?.scenarios.map(({ status, name, generated }) => `${status} ${name}: ${generated}`);
    expect(found).toEqual([
      '204 -: request',
      '200 generated application/json: answer',
      '200 generated text/csv: answer',
      '200 generated image/png: answer',
      '200 generated text/plain: answer',
      '400 generated application/json: answer',
      '500 -: answer',
    ]);
  });

  it('is what its schema allows: patterns, formats, bounds, references', () => {
    const [first, second, csv] = replace?.scenarios ?? [];
    expect(first?.input).toEqual({
      path: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), number: 5 },
      query: { kind: 'iron' },
      headers: { 'X-Trace': expect.stringMatching(/^t\d$/) },
      body: expect.objectContaining({ code: expect.stringMatching(/^[A-Z]{2}-\d{3}$/) }),
    });
    const { size, at } = Object(second?.body);
    expect([size >= 1 && size < 2, Number.isNaN(Date.parse(at))]).toEqual([true, false]);
    expect(csv?.body).toBe('generated text');
  });

  it('is the same in each run', () => {
    const { operations } = contractOf(contract.document);
    expect(operations.map(({ scenarios }) => scenarios)).toEqual([replace?.scenarios, lose?.scenarios]);
  });

  it('takes an example without a name for one', () => {
    expect(replace?.scenarios.find(({ status }) => status === 400)?.body).toEqual({ no: true });
  });
});

it('says what can not be asked, and why', () => {
  expect(replace?.unasked).toEqual(['418 application/json: no body that its schema allows was found']);
  expect([lose?.scenarios, lose?.unasked]).toEqual([[], ['no request that its schemas allow was found']]);
  expect(contract.leftOut).toEqual(['GET /lost: a cookie.']);
});

describe('examples that contradict their schemas', () => {
  const cup = { type: 'object', required: ['size'], properties: { size: { type: 'integer' } } };
  const small = { value: { size: 1 } };
  const operationWith = (provenance: string) => ({
    'x-provenance': provenance,
    operationId: 'fill',
    parameters: [{ ...parameter('id', 'path', { type: 'integer' }), example: 'one' }],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: cup, examples: { Text: { value: '{}' }, Small: small } } },
    },
    responses: {
      200: {
        description: 'It.',
        content: {
          'application/json': { schema: cup, examples: { Small: small, Odd: { value: { x: 1 } } } },
        },
      },
    },
  });
  const read = (provenance: string) => {
    using filled = contractOf({
      openapi: '3.1.0',
      paths: { '/cups/{id}': { put: operationWith(provenance) } },
    });
    const [operation] = filled.operations;
    const scenarios = operation?.scenarios.map(({ name, unfit, input }) => [
      name,
      unfit,
      input.path['id'],
      input.body,
    ]);
    return { scenarios, requests: operation?.requests.map(({ name }) => name), unasked: operation?.unasked };
  };

  it('are named and not asked in an imported operation, whose requests do without them', () => {
    const any = expect.any(Number);
    expect(read('imported')).toEqual({
      scenarios: [
        ['Small', undefined, any, { size: any }],
        ['Odd', expect.stringContaining('size'), any, { size: any }],
      ],
      requests: ['Small'],
      unasked: [
        expect.stringMatching(/^the example 200 Odd: .*'size'/),
        'the example of the parameter id: must be integer: integer',
        'the example Text of the request: must be object: object',
      ],
    });
  });

  it('are no excuse in any other', () => {
    expect(read('documented')).toEqual({
      scenarios: [
        ['Small', undefined, 'one', { size: 1 }],
        ['Odd', undefined, 'one', '{}'],
      ],
      requests: ['Text', 'Small'],
      unasked: [],
    });
  });
});
