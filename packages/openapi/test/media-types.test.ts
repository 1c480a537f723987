import { defaultMediaType, mediaKind } from '@clientele/openapi';
import { expect, it } from 'vitest';

it.each([
  ['application/json', 'json'],
  ['Application/JSON; charset="utf-8"', 'json'],
  ['text/json', 'json'],
  ['application/vnd.tea.v1+json', 'json'],
  ['application/jsonp', 'binary'],
  ['application/x-ndjson', 'text'],
  ['text/csv', 'text'],
  ['application/xml', 'text'],
  ['application/atom+xml', 'text'],
  ['image/svg+xml', 'text'],
  ['image/png', 'binary'],
  ['application/octet-stream', 'binary'],
  ['application/x-www-form-urlencoded', 'urlencoded'],
  ['multipart/form-data; boundary=a', 'multipart'],
  ['text/*', 'text'],
  ['image/*', 'any'],
  ['multipart/*', 'any'],
  ['*/*', 'any'],
] as const)('%s is %s', (mediaType, kind) => {
  expect(mediaKind(mediaType)).toBe(kind);
});

it.each([
  [{}, undefined],
  [{ 'text/csv': {}, 'image/png': {} }, 'text/csv'],
  [{ 'text/csv': {}, 'application/hal+json': {}, 'application/json': {} }, 'application/hal+json'],
])('asks %j for %s', (content, expected) => {
  expect(defaultMediaType(content)).toBe(expected);
});
