import { expect, it } from 'vitest';
import { isBinary } from '../src/index.ts';

const document = {
  openapi: '3.1.0',
  components: { schemas: { Photo: { type: 'string', format: 'binary' }, Free: { description: 'Any.' } } },
};
const photo = { $ref: '#/components/schemas/Photo' };
const free = { $ref: '#/components/schemas/Free' };

it.each<[boolean, unknown, string?]>([
  [true, { type: 'string', format: 'binary' }],
  [true, photo],
  [true, { allOf: [photo], description: 'A photo.' }],
  [true, { type: 'string', contentMediaType: 'image/png' }],
  [false, { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' }],
  [false, { type: 'string', format: 'byte' }],
  [false, {}],
  [true, {}, 'image/png, image/jpeg'],
  [true, free, 'image/*'],
  [false, free, 'application/json'],
  [false, { type: 'object' }, 'image/png'],
])('is %s of %j sent as %s', (expected, schema, contentType) => {
  expect(isBinary(document, schema, contentType)).toBe(expected);
});
