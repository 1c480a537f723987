import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mocks, violationsOf } from '../src/index.ts';
import { startFixtures } from './helpers.ts';

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startFixtures();
});
afterAll(() => mocks.close());

const token = { authorization: 'Bearer x' };
const json = { ...token, 'content-type': 'application/json' };

interface Row {
  readonly name: string;
  readonly headers?: Record<string, string>;
  readonly query?: string;
  readonly body?: string;
  /** Status, scenario, reason, and how many violations the header says. */
  readonly gets: readonly [
    status: number,
    scenario: string | null,
    reason: string | null,
    violations: number,
  ];
}

const rows: readonly Row[] = [
  { name: 'the request of a scenario', body: '{ "degrees": 100 }', gets: [200, 'Boil', 'request', 0] },
  { name: 'that of an error', body: '{"degrees":900}', gets: [400, 'TooHot', 'request', 0] },
  { name: 'a valid request', body: '{"degrees":7}', gets: [200, 'Boil', 'first', 0] },
  { name: 'what leads to a cause', body: '{"degrees":"hot"}', gets: [400, 'DegreesWrong', 'cause', 1] },
  { name: 'malformed JSON', body: '{', gets: [400, 'MalformedJson', 'cause', 1] },
  { name: 'no token', headers: { ...json, authorization: '' }, gets: [401, 'TokenMissing', 'cause', 1] },
  {
    name: 'a chosen scenario',
    headers: { ...json, prefer: 'example=Rest' },
    gets: [200, 'Rest', 'prefer', 0],
  },
  { name: 'a chosen code', query: '?__code=404', gets: [404, 'KettleUnknown', 'query', 0] },
  {
    name: 'a chosen cookie',
    headers: { ...json, cookie: 'mock-code=413' },
    gets: [413, 'BodyTooLarge', 'cookie', 0],
  },
  { name: 'what is made up', query: '?__dynamic=true', gets: [200, null, 'query', 0] },
  {
    name: 'a chosen error for a bad request',
    ...{ query: '?__example=KettleUnknown', body: '{"degrees":"hot"}' },
    gets: [404, 'KettleUnknown', 'query', 1],
  },
  {
    name: 'a chosen success for a bad request',
    ...{ query: '?__example=Rest', body: '{"degrees":"hot"}' },
    gets: [400, 'DegreesWrong', 'first', 1],
  },
  {
    name: 'a chosen error for malformed JSON',
    query: '?__code=404',
    body: '{',
    gets: [404, 'KettleUnknown', 'query', 1],
  },
  {
    name: 'a chosen success for malformed JSON',
    query: '?__code=200',
    body: '{',
    gets: [400, 'MalformedJson', 'cause', 1],
  },
  {
    name: 'a chosen error without a token',
    ...{ query: '?__code=404', headers: { ...json, authorization: '' } },
    gets: [401, 'TokenMissing', 'first', 1],
  },
  {
    name: 'a media type that is not there',
    headers: { ...json, accept: 'image/png' },
    gets: [406, null, null, 0],
  },
  { name: 'a scenario that is not there', query: '?__example=Cold', gets: [400, null, null, 0] },
  { name: 'a session that is none', query: '?__session=/', gets: [400, null, null, 0] },
];

test.each(rows)('answers $name, and says why', async ({ headers = json, query = '', body, gets }) => {
  const url = `${mocks.urls.vendors['kettle']?.url}/kettles/k-1${query}`;
  const response = await fetch(url, { method: 'PATCH', headers, body: body ?? '{"degrees":100}' });
  const said = ['x-mock-scenario', 'x-mock-reason'].map((name) => response.headers.get(name));
  expect([response.status, ...said, violationsOf(response.headers).length]).toEqual(gets);
});

test('says which scenarios there are where one is asked for that is not', async () => {
  const response = await fetch(`${mocks.urls.vendors['kettle']?.url}/kettles?__example=Cold`);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({
    detail: expect.stringContaining('It has: One.'),
    known: { scenarios: ['One'] },
  });
});

test('names nothing that was not chosen among examples', async () => {
  const options = { method: 'DELETE', headers: token };
  const response = await fetch(`${mocks.urls.vendors['kettle']?.url}/kettles/k-1`, options);
  expect(response.status).toBe(204);
  expect(response.headers.get('x-mock-scenario')).toBeNull();
});

test('waits before the answer', async () => {
  const started = performance.now();
  const response = await fetch(`${mocks.urls.vendors['kettle']?.url}/kettles?__delay=60`);
  expect([response.status, performance.now() - started >= 59]).toEqual([200, true]);
});

test('cuts a connection that is to be dropped', async () => {
  const dropped = fetch(`${mocks.urls.vendors['kettle']?.url}/kettles?__drop=true`);
  await expect(dropped).rejects.toThrow('fetch failed');
});
