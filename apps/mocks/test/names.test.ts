import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mocks } from '../src/index.ts';
import { openMocks } from '../src/open-mocks.ts';
import { mockContract } from '../src/prism/contract.ts';

const answered = (media: object) => ({
  responses: { 200: { description: 'It.', content: { 'application/json': media } } },
});

/** Prism calls an example without a name `default`. */
const document = {
  openapi: '3.1.0',
  info: { title: 'Cups', version: '1.0.0' },
  paths: {
    '/nameless': { get: { operationId: 'get-nameless-URL', ...answered({ example: 1 }) } },
    '/named': { get: answered({ examples: { default: { value: 1 } } }) },
    '/made-up': { get: answered({ schema: { const: 1 } }) },
  },
};

let mocks: Mocks;
beforeAll(async () => {
  mocks = await openMocks([await mockContract('cups', document)], { port: 0 });
});
afterAll(() => mocks.close());

test.each([
  ['nameless', [null, 'first']],
  ['named', ['default', 'first']],
  ['made-up', [null, 'generated']],
])('says the name of an example as the contract has it: %s', async (path, said) => {
  const { headers } = await fetch(`${mocks.urls.gateway}/cups/${path}`);
  expect(['x-mock-scenario', 'x-mock-reason'].map((name) => headers.get(name))).toEqual(said);
});

test.each([
  ['/cups/nameless?__code=404', 'GET', 'getNamelessURL has no response 404.'],
  ['/cups/nameless?__example=default', 'GET', 'getNamelessURL has no scenario "default".'],
  ['/_mock/cups/get-it', 'DELETE', 'It has: getNamelessURL, '],
])('calls an operation as its function is called: %s', async (path, method, message) => {
  const response = await fetch(mocks.urls.gateway + path, { method });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining(message) });
});

test.each(['get-nameless-URL', 'getNamelessURL'])('takes either name: %s', async (name) => {
  expect((await fetch(`${mocks.urls.gateway}/_mock/cups/${name}`, { method: 'DELETE' })).status).toBe(204);
});
