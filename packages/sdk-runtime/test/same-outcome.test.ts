import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient, type Operation, resilient } from '../src/client.ts';
import { createFetchClient, type FetchClientOptions } from '../src/fetch.ts';

// Two implementations, so what they do is compared: byte by byte what is sent, and all that a log shows.

interface Paths {
  '/things/{id}': {
    patch: {
      parameters: { path: { id: string }; query?: { tag?: string[]; at?: { x: number } } };
      requestBody: { content: { 'application/json': unknown } };
      responses: Record<200 | 404, { content: { 'application/json': unknown } }>;
    };
  };
}
type Init = Parameters<ReturnType<typeof createFetchClient<Paths>>['PATCH']>[1];

const operation: Operation = {
  id: 'changeThing',
  method: 'PATCH',
  path: '/things/{id}',
  responses: { 200: true, 204: false, 404: true },
  security: [{ type: 'http', scheme: 'Bearer' }],
  secrets: ['client_secret'],
  retry: { policy: 'idempotent' },
};
const token = 'tok-5f2c9e1b7a';
const secret = 'sec-2b80f6d15a';

let answers: string[] = [];
let wire = '';
const server: Server = createServer((socket: Socket) => {
  socket.on('error', () => {}); // A client that gives up is part of the game.
  socket.on('data', (data) => {
    wire += data;
    if (!wire.endsWith('}')) return;
    const answer = answers.shift();
    if (answer === undefined) return;
    if (answer === 'reset') socket.resetAndDestroy();
    else socket.end(answer);
  });
});
let baseUrl = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`; // Never a string for an IP listener.
});
afterAll(() => server.close());

const http = (status: string, body = '', headers = `Content-Length: ${Buffer.byteLength(body)}`) =>
  `HTTP/1.1 ${status}\r\n${headers}\r\nConnection: close\r\n\r\n${body}`;
const quoting = `{"client_secret":"${secret}","message":"${token}"}`;
const two = (attemptTimeout = 10_000) => resilient({ attempts: 2, baseDelay: 1, attemptTimeout });

const cases: [string, string[], Partial<Init>, FetchClientOptions][] = [
  ['a success', [http('200 OK', quoting)], {}, {}],
  ['an error', [http('404 Not Found', quoting)], {}, {}],
  ['no content', [http('204 No Content', '', 'X-A: 1')], {}, {}],
  ['no content of a status with a body', [http('200 OK')], {}, {}],
  ['malformed JSON', [http('200 OK', `{"client_secret":"${secret}"`)], {}, {}],
  ['malformed JSON of an error', [http('404 Not Found', '{"a"')], {}, {}],
  ['a text', [http('404 Not Found', '<b>')], {}, {}],
  ['a JSON text', [http('404 Not Found', '"a"')], {}, {}],
  ['JSON null', [http('200 OK', 'null')], {}, {}],
  ['an undocumented status', [http('418 Teapot', '{"a": 12345678901234567890}')], {}, {}],
  ['a body in another encoding', [http('200 OK', '{"a":1}', 'Content-Encoding: gzip')], {}, {}],
  ['a chunked body', [http('200 OK', '2\r\n{}\r\n0\r\n\r\n', 'Transfer-Encoding: chunked')], {}, {}],
  ['half a body', [http('200 OK', '{"a":1', 'Content-Length: 100')], {}, {}],
  [
    'half a body, then a whole one',
    [http('200 OK', '{', 'Content-Length: 9'), http('200 OK', '{}')],
    {},
    { resilience: two() },
  ],
  [
    'a redirect',
    [http('307 Temporary Redirect', '', 'Location: https://evil.example.com/\r\nContent-Length: 0')],
    {},
    {},
  ],
  ['a redirect with a body', [http('301 Moved', '{}', 'Location: /x\r\nContent-Length: 2')], {}, {}],
  ['no HTTP', ['SSH-2.0-OpenSSH\r\n\r\n'], {}, {}],
  ['a reset', ['reset'], {}, {}],
  ['a reset, then an answer', ['reset', http('200 OK', '{}')], {}, { resilience: two() }],
  ['silence', [], {}, { resilience: two(60) }],
  [
    'silence until the signal',
    [],
    {
      get signal() {
        return AbortSignal.timeout(500);
      },
    },
    {},
  ],
  ['a call that is over', [], { signal: AbortSignal.abort('enough') }, {}],
  ['a call that is over, with retries', [], { signal: AbortSignal.abort('enough') }, { resilience: two() }],
  [
    'a query',
    [http('200 OK', '{}')],
    { params: { path: { id: 'a b/ü' }, query: { tag: ['1', 'x y'], at: { x: 1 } } } },
    {},
  ],
  [
    'headers',
    [http('200 OK', '{}')],
    { headers: { 'X-A': null, 'X-C': 'call' } },
    { headers: { 'X-A': '1', 'X-B': '2' } },
  ],
  ['an own Authorization', [http('200 OK', quoting)], { headers: { Authorization: token } }, {}],
];

it.each(cases)('both clients send and give the same: %s', async (_what, script, more, options) => {
  const given = { params: { path: { id: '1' } }, body: { client_secret: secret } };
  const all = { token, baseUrl, ...options };
  const run = async (call: () => Promise<object>) => {
    answers = [...script];
    wire = '';
    const { headers, response, ...outcome } = (await call()) as Record<string, unknown>;
    return {
      wire: sorted(wire),
      outcome,
      headers: headers && [...(headers as Headers)].filter(([name]) => name !== 'date'),
      status: (response as Response | undefined)?.status,
      logged: JSON.stringify({ ...outcome }, (key, value) => (key === 'cause' ? String(value) : value)),
    };
  };
  // Taken apart for each call, since a signal that one has waited for is over for the other.
  const sdk = await run(() => {
    const { params, ...rest } = { ...given, ...more };
    return createClient(all, '').call(operation, { ...params, ...rest });
  });
  const client = createFetchClient<Paths>({ baseUrl: '', operations: [operation] }, all);
  const fetched = await run(() => client.PATCH('/things/{id}', { ...given, ...more }));
  expect(fetched).toEqual(sdk);
});

/** Headers have no order that means anything, and their names no case. */
function sorted(text: string): string[] {
  return text.split(/(?=PATCH )/).flatMap((one) => {
    // openapi-fetch leaves the brackets of an object's members as they are.
    const [head = '', body = ''] = one.replace('%5B', '[').replace('%5D', ']').split('\r\n\r\n');
    const lines = head.split('\r\n').map((line) => line.replace(/^[\w-]+:/, (name) => name.toLowerCase()));
    return [...lines.sort(), body];
  });
}

it.each(['', '.', '..', '\u0000', 'line\nbreak', '\ud800'])(
  'both clients refuse the id %j alike',
  async (id) => {
    wire = '';
    const options = { token, baseUrl };
    const client = createFetchClient<Paths>({ baseUrl: '', operations: [operation] }, options);
    const refusals = [
      createClient(options, '').call(operation, { path: { id }, body: {} }),
      client.PATCH('/things/{id}', { params: { path: { id } }, body: {} }),
    ].map((call) =>
      call.then(
        () => 'sent',
        (error: Error) => `${error.name}: ${error.message}`,
      ),
    );
    const [sdk, fetched] = await Promise.all(refusals);
    expect(sdk).toMatch('PathParameterError');
    expect(fetched).toBe(sdk);
    expect(wire).toBe('');
  },
);
