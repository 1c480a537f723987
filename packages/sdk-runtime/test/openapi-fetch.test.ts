import createOpenApiFetch from 'openapi-fetch';
import { expect, it } from 'vitest';
import { createFetchClient, type Operation } from '../src/fetch.ts';

interface Parameters {
  path: { id: string };
  query?: { a?: string; tag?: string[]; at?: { x: number } };
  header?: { 'X-Desk'?: string };
}
type Verb = {
  parameters: Parameters;
  requestBody?: { content: Json };
  responses: { 200: { content: Json } };
};
type Json = { 'application/json': object };
type Paths = Record<'/things/{id}', Record<'put', Verb>>;

const operation: Operation = {
  id: 'putThing',
  method: 'PUT',
  path: '/things/{id}',
  responses: { 200: true },
};

const params = { path: { id: 'a b/c' } };
const inits: [string, { params: Parameters; body?: object; headers?: Record<string, string | null> }][] = [
  ['an id', { params }],
  ['a query', { params: { ...params, query: { a: 'x y', tag: ['1', '2'], at: { x: 1 } } } }],
  ['a header parameter', { params: { ...params, header: { 'X-Desk': '2' } } }],
  ['headers', { params, headers: { 'X-Own': '1', 'X-Shared': null } }],
  ['a body', { params, body: { a: null, b: undefined } }],
];

// Whoever comes from openapi-fetch calls the same, so the same must be on the wire.
it.each(inits)('sends %s as openapi-fetch does', async (_what, init) => {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    return Response.json({});
  };
  const options = { baseUrl: 'https://api.example.com/v1/', headers: { 'X-Shared': '1' }, fetch };
  await createOpenApiFetch<Paths>(options).PUT('/things/{id}', init);
  await createFetchClient<Paths>({ baseUrl: '', operations: [operation] }, options).PUT('/things/{id}', init);
  const [theirs, ours] = await Promise.all(
    sent.map(async (request) => ({
      url: decodeURIComponent(request.url),
      headers: [...request.headers],
      body: await request.text(),
    })),
  );
  expect(ours).toEqual(theirs);
});
