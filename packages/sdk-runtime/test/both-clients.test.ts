import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type IdempotencyOptions, type Operation, type Token } from '../src/client.ts';
import { createFetchClient } from '../src/fetch.ts';
import { addEveryCredential } from '../src/media.ts';

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
  Record<'patch', { parameters: { path: { id: string } }; idempotent: true } & Body & Responses>
>;
type Body = { requestBody: { content: { 'application/json': unknown } } };
type Bodies = Record<200 | 404, unknown> & Record<202 | 204, undefined>;
type Responses = { responses: { 200: Json; 202: { content?: never }; 204: { content?: never }; 404: Json } };
type Json = { content: { 'application/json': unknown } };
type Schemes = NonNullable<Operation['security']>;

interface Call extends IdempotencyOptions {
  readonly token?: Token;
  readonly security?: Schemes;
  readonly mediaType?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly base?: string;
}

const describedBy = ({ security = [], mediaType = 'application/json' }: Call): Operation => ({
  id: 'changeThing',
  method: 'PATCH',
  path: '/things/{id}',
  responses: { 200: true, 202: false, 204: false, 404: true },
  security,
  mediaType,
  ...(security.some(({ and }) => and) ? { authorize: addEveryCredential } : {}),
});

const clients = {
  async sdk({ token, headers = {}, body, idempotencyKey, base = baseUrl, ...rest }: Call) {
    const client = createClient({ token }, base);
    return client.call<Bodies>(describedBy(rest), { path: { id: '1' }, headers, body, idempotencyKey });
  },
  async fetch({ token, headers = {}, body, idempotencyKey, base = baseUrl, ...rest }: Call) {
    const client = createFetchClient<Paths>({ baseUrl: base, operations: [describedBy(rest)] }, { token });
    return client.PATCH('/things/{id}', { params: { path: { id: '1' } }, headers, body, idempotencyKey });
  },
};

const bearer = [{ type: 'http', scheme: 'Bearer' }] as const;

const store = { type: 'apiKey', in: 'query', name: 'store' } as const;
const several = [{ type: 'apiKey', name: 'X-App', and: [store] }] as const;
const nameOf: Token = ({ name = '' }) => name;

const requests: [string, Call, Partial<Seen>][] = [
  [
    'sends every credential that is needed',
    { token: nameOf, security: several },
    { url: '/things/1?store=store', headers: { 'x-app': 'X-App' } },
  ],
  [
    'sends a token beside the credential that the caller set',
    { token: 't', security: several, headers: { 'X-App': 'mine' } },
    { url: '/things/1?store=t', headers: { 'x-app': 'mine' } },
  ],
  [
    'sends a token to the alternative that needs one',
    { token: 't', security: [...several, ...bearer] },
    { url: '/things/1', headers: { authorization: 'Bearer t' } },
  ],
  [
    'passes over an alternative without all of its tokens',
    { token: ({ name }) => (name === 'store' ? undefined : 't'), security: [...several, ...bearer] },
    { url: '/things/1', headers: { authorization: 'Bearer t' } },
  ],
  ['sends a bearer token', { token: 't', security: bearer }, { headers: { authorization: 'Bearer t' } }],
  [
    'sends basic credentials',
    { token: 'a:b', security: [{ type: 'http', scheme: 'Basic' }] },
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
  ['sends an idempotency key', { idempotencyKey: '"k"' }, { headers: { 'idempotency-key': '"k"' } }],
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
    { kind: 'success', status: 200, attempts: 1, body: { a: 1 } },
  ],
  [
    'gives the parsed body of an error',
    { status: 404, type: 'application/json', body: '{"a":1}' },
    { kind: 'error', status: 404, body: { a: 1 } },
  ],
  [
    'gives no body where none is documented',
    { status: 204 },
    { kind: 'success', status: 204, body: undefined },
  ],
  [
    'gives no body that is not documented',
    { status: 202, type: 'application/json', body: '{"a":1}' },
    { kind: 'success', status: 202, body: undefined },
  ],
  [
    'keeps the text of an undocumented status',
    { status: 502, type: 'text/html', body: '<b>' },
    { kind: 'undocumented', status: undefined, statusCode: 502, response: { status: 502 }, body: '<b>' },
  ],
  [
    'keeps the body of an undocumented status as it was sent',
    { status: 418, type: 'application/json', body: '{"a":12345678901234567890}' },
    { kind: 'undocumented', status: undefined, body: '{"a":12345678901234567890}' },
  ],
  [
    'calls text instead of JSON a violation, and keeps it',
    { status: 404, type: 'text/html', body: '<b>' },
    {
      kind: 'violation',
      status: undefined,
      statusCode: 404,
      body: '<b>',
      expected: 'JSON',
      received: 'text',
      pointer: '',
    },
  ],
  [
    'calls an absent body a violation',
    { status: 200 },
    { kind: 'violation', status: undefined, body: undefined, expected: 'JSON', received: 'nothing' },
  ],
];

describe.each(Object.entries(clients))('%s', (_name, call) => {
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

  it('refuses one token for several credentials', async () => {
    await expect(call({ token: 't', security: several })).rejects.toThrow(
      'token: expected a function that gives one for each of X-App, store.',
    );
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

  it('says why no answer arrived', async () => {
    expect(await call({ base: 'http://127.0.0.1:1' })).toMatchObject({
      kind: 'network',
      operation: 'changeThing',
      status: undefined,
      cause: expect.any(TypeError),
    });
  });

  it('gives headers and the response', async () => {
    answer = { status: 404, type: 'application/json', body: '{}' };
    expect(await call({})).toMatchObject({
      headers: expect.any(Headers),
      response: expect.objectContaining({ status: 404 }),
    });
  });
});
