import { parameterStyle } from '@clientele/openapi';
import { expect, it } from 'vitest';

const document = {
  openapi: '3.1.0',
  components: {
    schemas: { Tags: { allOf: [{ $ref: '#/components/schemas/List' }] }, List: { type: 'array' } },
  },
};

it.each([
  ['a default in the path', { in: 'path' }, { style: 'simple', explode: false, shape: 'primitive' }],
  ['a default in the query', { in: 'query' }, { style: 'form', explode: true, shape: 'primitive' }],
  [
    'a list through references and allOf',
    { in: 'header', schema: { $ref: '#/components/schemas/Tags' } },
    { style: 'simple', explode: false, shape: 'array' },
  ],
  [
    'one of several types',
    { in: 'query', style: 'pipeDelimited', schema: { type: ['string', 'array'] } },
    { style: 'pipeDelimited', explode: false, shape: 'array' },
  ],
  [
    'members without a type',
    { in: 'query', style: 'deepObject', explode: true, schema: { properties: { a: {} } } },
    { style: 'deepObject', explode: true, shape: 'object' },
  ],
] as const)('reads %s', (_title, parameter, style) => {
  expect(parameterStyle(document, parameter)).toEqual(style);
});
