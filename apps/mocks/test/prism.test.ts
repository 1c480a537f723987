import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mocks, violationsOf } from '../src/index.ts';
import { fixtures, startFixtures } from './helpers.ts';

const logger = createLogger('test', { level: 'silent' });
// As `prism mock` sets them.
const config = {
  ...{ isProxy: false as const, mock: { dynamic: false }, errors: false, upstreamProxy: undefined },
  ...{ checkSecurity: true, validateRequest: true, validateResponse: true },
};
let mocks: Mocks;
const stock: Record<string, { origin: string; close(): Promise<void> }> = {};

beforeAll(async () => {
  mocks = await startFixtures();
  for (const name of Object.keys(mocks.urls.vendors)) {
    const operations = await getHttpOperationsFromSpec(`${fixtures}/${name}.json`);
    const server = createServer(operations, { cors: true, config, components: { logger } });
    stock[name] = { origin: await server.listen(0, '127.0.0.1'), close: server.close };
  }
});
afterAll(async () => {
  await Promise.all([mocks.close(), ...Object.values(stock).map((server) => server.close())]);
});

const token = { authorization: 'Bearer x', 'content-type': 'application/json' };
const boil = { method: 'PATCH', headers: token, body: '{"degrees":100}' };
const brew = { method: 'PUT', headers: { ...token, 'x-pot-key': 'x' }, body: '[{"leaf":"oolong"}]' };
const prefer = (value: string) => ({ ...boil, headers: { ...token, prefer: value } });
const header = (name: string, value: string) => ({ ...boil, headers: { ...token, [name]: value } });

const requests: [string, string, string, RequestInit][] = [
  ['a valid request', 'kettle', '/kettles/k-1', boil],
  ['a public operation', 'kettle', '/kettles?limit=2', {}],
  ['a bad query parameter', 'kettle', '/kettles?limit=many', {}],
  ['repeated query parameters', 'kettle', '/kettles?limit=1&limit=2&%5F=1', {}],
  ['a server that is chosen by query', 'kettle', '/kettles?__server=https://kettles.example.com/base', {}],
  ['an unknown server', 'kettle', '/kettles?__server=https://x.example.com', {}],
  ['an encoded slash', 'kettle', '/kettles/a%2Fb', boil],
  ['an empty id', 'kettle', '/kettles/', boil],
  ['a bad type', 'kettle', '/kettles/k-1', { ...boil, body: '{"degrees":"hot"}' }],
  ['the wrong shape', 'kettle', '/kettles/k-1', { ...boil, body: '[]' }],
  ['null', 'kettle', '/kettles/k-1', { ...boil, body: 'null' }],
  ['no token', 'kettle', '/kettles/k-1', { ...boil, headers: { 'content-type': 'application/json' } }],
  ['what has no body to answer with', 'kettle', '/kettles/k-1', { ...boil, method: 'DELETE', body: null }],
  ['no token, where no 401 is documented', 'kettle', '/kettles/k-1', { method: 'DELETE' }],
  ['an unknown path', 'kettle', '/cups', {}],
  ['a wrong media type', 'kettle', '/kettles/k-1', header('content-type', 'text/plain')],
  [
    'another JSON media type',
    'kettle',
    '/kettles/k-1',
    header('content-type', 'application/merge-patch+json'),
  ],
  ['a wanted media type', 'kettle', '/kettles/k-1', header('accept', 'application/json;q=0.9')],
  ['an unknown wanted media type', 'kettle', '/kettles/k-1', header('accept', 'image/png')],
  ['Prefer: code', 'kettle', '/kettles/k-1', prefer('code=404')],
  ['Prefer: example', 'kettle', '/kettles/k-1', prefer('example=Rest')],
  ['Prefer: code and example', 'kettle', '/kettles/k-1', prefer('code=400, example=TooHot')],
  ['a Prefer that is none', 'kettle', '/kettles/k-1', prefer(';;=')],
  ['preferences in the query', 'kettle', '/kettles/k-1?__code=404', boil],
  ['an answer that breaks the contract', 'teapot', '/pots/p-1?cups=1', brew],
  ['no example for an invalid request', 'teapot', '/pots/p-1?cups=many', brew],
  ['no body', 'teapot', '/pots/p-1?cups=1', { ...brew, headers: { 'x-pot-key': 'x' }, body: null }],
  ['no key', 'teapot', '/pots/p-1?cups=1', { ...brew, headers: token }],
];

test.each(requests)("answers %s as Prism's own server does", async (_, vendor, path, init) => {
  const [theirs, ours] = await Promise.all(
    [stock[vendor]?.origin, mocks.urls.vendors[vendor]?.origin].map(async (origin) => {
      const response = await fetch(`${origin}${path}`, init);
      const headers = ['content-type', 'etag', 'www-authenticate', 'allow', 'deprecation'].map((name) => [
        name,
        response.headers.get(name),
      ]);
      const { status } = response;
      const body = await response.text();
      const violations = violationsOf(response.headers);
      return { status, headers, body, violations: violations.length > 0 ? violations : toldIn(body) };
    }),
  );
  expect(ours).toEqual(theirs);
});

/** Where Prism's own server answers what the contract has not, it says what is wrong in the body alone. */
function toldIn(body: string): unknown[] {
  if (!body.includes('"validation"')) return [];
  const { validation } = JSON.parse(body) as { validation: { location?: string[] }[] };
  return validation.map((found) => ({ ...found, location: ['request', ...(found.location ?? [])] }));
}

test('finds an example of an error by its name alone', async () => {
  const response = await fetch(`${mocks.urls.vendors['kettle']?.url}/kettles/k-1`, prefer('example=TooHot'));
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ fault: 'Too hot.' });
});

test('generates an answer for Prefer: dynamic=true', async () => {
  const response = await fetch(`${mocks.urls.vendors['kettle']?.url}/kettles/k-1`, prefer('dynamic=true'));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ id: expect.any(String), degrees: expect.any(Number) });
});
