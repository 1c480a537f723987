import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mocks, startMocks, violationsOf } from '../src/index.ts';

const cup = {
  type: 'object',
  required: ['code'],
  properties: { code: { type: 'string', pattern: '^[A-Z]$' }, size: { type: 'integer' } },
};
const bytes = { type: 'string', format: 'binary' };
const file = { type: 'object', required: ['photo'], properties: { photo: bytes, size: { type: 'integer' } } };
const answer = (content: object) => ({ description: 'It.', content });
const json = answer({ 'application/json': { schema: cup, example: { code: 'A' } } });
const post = (type: string, schema: object) => ({
  requestBody: { required: true, content: { [type]: { schema } } },
  responses: { 200: json, '4XX': json },
});
const document = {
  openapi: '3.1.0',
  info: { title: 'Cups', version: '1.0.0' },
  paths: {
    '/cups': {
      get: {
        responses: {
          200: answer({
            'application/json': { schema: cup, example: { code: 'A' } },
            'text/csv': { schema: { type: 'string' }, example: 'code\nA' },
          }),
          default: json,
        },
      },
      post: post('multipart/form-data', file),
      put: post('application/x-www-form-urlencoded', cup),
      patch: post('application/octet-stream', bytes),
    },
    '/any': { get: { responses: { 200: answer({ '*/*': { schema: cup, example: { code: 'A' } } }) } } },
    '/any-text': { get: { responses: { 200: answer({ '*/*': { example: 'a cup' } }) } } },
    '/photo': { get: { responses: { 200: answer({ 'image/*': { schema: bytes, example: 'a photo' } }) } } },
    '/unsampled': { get: { responses: { 200: answer({ 'application/json': { schema: cup } }) } } },
    '/cups/{id}': { get: { 'x-left-out': 'parameter visit in a cookie.', responses: { 200: json } } },
    '/cups/first': { get: { responses: { 200: json } } },
  },
};

let root: string;
let mocks: Mocks;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mocks-'));
  await writeFile(join(root, 'redocly.yaml'), 'apis: { cups: { root: cups.yaml, output: cups.json } }');
  await writeFile(join(root, 'cups.json'), JSON.stringify(document));
  mocks = await startMocks({ root, port: 0 });
});
afterAll(async () => {
  await mocks.close();
  await rm(root, { recursive: true });
});

const form = (fields: object) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const octets = { 'content-type': 'application/octet-stream' };

test.each<[string, string, RequestInit, number, string | null, string]>([
  ['GET', '/cups', {}, 200, 'application/json', '{"code":"A"}'],
  ['GET', '/cups', { headers: { accept: 'text/csv' } }, 200, 'text/csv', 'code\nA'],
  ['GET', '/cups', { headers: { prefer: 'code=418' } }, 418, 'application/json', '{"code":"A"}'],
  [
    'POST',
    '/cups',
    { body: form({ photo: new Blob(['x']), size: 1 }) },
    200,
    'application/json',
    '{"code":"A"}',
  ],
  ['POST', '/cups', { body: form({ size: 1 }) }, 422, 'application/json', '{"code":"A"}'],
  ['PUT', '/cups', { body: new URLSearchParams({ code: 'A' }) }, 200, 'application/json', '{"code":"A"}'],
  ['PUT', '/cups', { body: new URLSearchParams({ size: 'x' }) }, 422, 'application/json', '{"code":"A"}'],
  ['PATCH', '/cups', { body: new Blob(['x']), headers: octets }, 200, 'application/json', '{"code":"A"}'],
  ['GET', '/any', {}, 200, 'application/json', '{"code":"A"}'],
  ['GET', '/any-text', {}, 200, 'text/plain', 'a cup'],
  ['GET', '/photo', {}, 200, 'image/png', 'a photo'],
  ['GET', '/cups/first', {}, 200, 'application/json', '{"code":"A"}'],
])('%s %s %j is %i %s', async (method, path, init, status, type, body) => {
  const response = await fetch(mocks.urls.vendors['cups']?.origin + path, { method, ...init });
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    status,
    type,
    body,
  ]);
});

test('says of an operation that is left out that it is, and why', async () => {
  const response = await fetch(`${mocks.urls.vendors['cups']?.origin}/cups/7`);
  expect([response.status, await response.json()]).toEqual([
    501,
    expect.objectContaining({ title: 'The operation is left out', detail: 'parameter visit in a cookie.' }),
  ]);
});

test('says where Prism can not make up what the schema wants', async () => {
  const { headers } = await fetch(`${mocks.urls.vendors['cups']?.origin}/unsampled`);
  expect(violationsOf(headers)).toMatchObject([{ location: ['response', 'body', 'code'], code: 'pattern' }]);
});
