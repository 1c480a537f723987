import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type RequestOptions, type Token } from '../src/client.ts';
import { createFetchClient } from '../src/fetch.ts';

interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Answer {
  status: number;
  type?: string;
  body?: string;
}

let answer: Answer = { status: 200 };
let seen: Seen | undefined;
const server = createServer(async (request, response) => {
  const chunks = await request.toArray();
  const { method = '', url = '', headers } = request;
  seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
  response.writeHead(answer.status, answer.type ? { 'content-type': answer.type } : {});
  response.end(answer.body);
});
let baseUrl = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // Never a string for an IP listener.
});
afterAll(() => server.close());

type Paths = Record<
  '/things/{id}',
  Record<'patch', { parameters: { path: { id: string } } } & Body & Responses>
>;
type Body = { requestBody: { content: { 'application/json': unknown } } };
type Responses = { responses: { 200: { content: { 'application/json': unknown } } } };
type Schemes = NonNullable<RequestOptions['security']>;

interface Call {
  readonly token?: Token;
  readonly security?: Schemes;
  readonly mediaType?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly base?: string;
}

const clients = {
  async sdk({
    token,
    security = [],
    mediaType = 'application/json',
    headers = {},
    body,
    base = baseUrl,
  }: Call) {
    const client = createClient({ baseUrl: base, ...(token ? { token } : {}) });
    const sent = body === undefined ? {} : { body };
    const url = '/things/{id}';
    return client.patch({
      url,
      path: { id: '1' },
      security,
      headers: { 'Content-Type': mediaType, ...headers },
      ...sent,
    });
  },
  async fetch({ token, security = [], mediaType, headers = {}, body, base = baseUrl }: Call) {
    const operation = { security, ...(mediaType ? { mediaType } : {}) };
    const contract = { baseUrl: base, operations: { 'PATCH /things/{id}': operation } };
    const client = createFetchClient<Paths>(contract, token ? { token } : {});
    return client.PATCH('/things/{id}', { params: { path: { id: '1' } }, headers, body });
  },
};

const bearer = [{ type: 'http', scheme: 'bearer' }] as const;

const requests: [string, Call, Partial<Seen>][] = [
  ['sends a bearer token', { token: 't', security: bearer }, { headers: { authorization: 'Bearer t' } }],
  [
    'sends basic credentials',
    { token: 'a:b', security: [{ type: 'http', scheme: 'basic' }] },
    { headers: { authorization: 'Basic YTpi' } },
  ],
  [
    'sends an API key as it is',
    { token: 't', security: [{ type: 'apiKey', in: 'header', name: 'X-Key' }] },
    { headers: { 'x-key': 't' } },
  ],
  [
    'sends an API key in the query',
    { token: 'a b', security: [{ type: 'apiKey', in: 'query', name: 'key' }], body: { a: 1 } },
    { url: '/things/1?key=a+b', body: '{"a":1}' },
  ],
  [
    'asks a function for the token',
    { token: async () => 'fresh', security: bearer },
    { headers: { authorization: 'Bearer fresh' } },
  ],
  [
    'lets the caller have the last word',
    { token: 't', security: bearer, headers: { Authorization: 'Mine' } },
    { headers: { authorization: 'Mine' } },
  ],
  ['sends null', { body: { a: null } }, { body: '{"a":null}' }],
  ['leaves out what is undefined', { body: { a: undefined, b: 1 } }, { body: '{"b":1}' }],
  [
    "sends the operation's media type",
    { body: [], mediaType: 'application/json-patch+json' },
    { headers: { 'content-type': 'application/json-patch+json' } },
  ],
  ['sends JSON by default', { body: {} }, { headers: { 'content-type': 'application/json' } }],
];

const answers: [string, Answer, object][] = [
  [
    'gives the parsed body of a success',
    { status: 200, type: 'application/json', body: '{"a":1}' },
    { data: { a: 1 } },
  ],
  [
    'gives the parsed body of an error',
    { status: 404, type: 'application/json', body: '{"a":1}' },
    { error: { a: 1 } },
  ],
  [
    'gives the text of an error that is no JSON',
    { status: 502, type: 'text/html', body: '<b>' },
    { error: '<b>' },
  ],
  ['gives nothing for 204', { status: 204 }, { data: undefined }],
];

describe.each(Object.entries(clients))('%s', (name, call) => {
  it.each(requests)('%s', async (_claim, options, expected) => {
    answer = { status: 200, type: 'application/json', body: '{}' };
    await call(options);
    expect(seen).toMatchObject({ method: 'PATCH', url: '/things/1', ...expected });
  });

  it.each(answers)('%s', async (_claim, given, expected) => {
    answer = given;
    expect(await call({})).toMatchObject(expected);
  });

  it('sends no token to a public operation', async () => {
    answer = { status: 204 };
    await call({ token: 't' });
    expect(seen?.headers).not.toHaveProperty('authorization');
  });

  it('sends no content type without a body', async () => {
    answer = { status: 204 };
    await call({});
    expect(seen?.headers).not.toHaveProperty('content-type');
  });

  it('keeps the path of the base URL', async () => {
    answer = { status: 204 };
    await call({ base: `${baseUrl}/base/` });
    expect(seen?.url).toBe('/base/things/1');
  });

  it('throws when no answer arrives', async () => {
    await expect(call({ base: 'http://127.0.0.1:1' })).rejects.toThrow(TypeError);
  });

  if (name === 'sdk') {
    it('throws the error body when asked to', async () => {
      answer = { status: 404, type: 'application/json', body: '{"a":1}' };
      const client = createClient({ baseUrl, throwOnError: true });
      await expect(client.get({ url: '/' })).rejects.toEqual({ a: 1 });
    });

    it.each([
      ['repeated', { tag: ['a', 'b'] }, '/?tag=a&tag=b'],
      ['nested', { at: { x: 1 } }, '/?at[x]=1'],
    ])('sends %s query parameters', async (_form, query, url) => {
      answer = { status: 204 };
      await createClient({ baseUrl }).get({ url: '/', query });
      expect(decodeURIComponent(seen?.url ?? '')).toBe(url);
    });
  }
});
