import { describe, expect, it } from 'vitest';
import {
  AbortError,
  ClienteleError,
  ContractViolationError,
  createClient,
  exhaustive,
  NetworkError,
  type Operation,
  ResponseError,
  resilient,
  TimeoutError,
  UndocumentedStatusError,
  unwrap,
} from '../src/client.ts';

const operation: Operation = {
  id: 'getThing',
  method: 'GET',
  path: '/',
  responses: { 200: true, 404: true },
  messages: ['/error/message', '/errors/0/message', '/a~1b~0c/message'],
};

type Fetch = (request: Request) => Promise<Response>;
const failing =
  (failure: unknown): Fetch =>
  async () =>
    Promise.reject(failure);
const pending: Request[] = [];
const untilAborted: Fetch = (request) =>
  new Promise((_resolve, reject) => {
    // Node lets go of a request that nobody holds, and with it of its signal.
    pending.push(request);
    const { signal } = request;
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
const unreachable = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });

const cases: [string, Fetch, new (...args: never[]) => ClienteleError, object][] = [
  [
    'a refusal',
    async () => Response.json({ error: { message: 'No such thing.' } }, { status: 404 }),
    ResponseError,
    {
      name: 'ResponseError',
      code: 'ERR_RESPONSE',
      status: 404,
      body: { error: { message: 'No such thing.' } },
      message: 'getThing: refused with 404: No such thing.',
    },
  ],
  [
    'a refusal in a list',
    async () => Response.json({ errors: [{ message: 'One.' }] }, { status: 404 }),
    ResponseError,
    { message: 'getThing: refused with 404: One.' },
  ],
  [
    'a refusal under a name that a pointer escapes',
    async () => Response.json({ 'a/b~c': { message: 'Two.' } }, { status: 404 }),
    ResponseError,
    { message: 'getThing: refused with 404: Two.' },
  ],
  [
    'a refusal without words',
    async () => Response.json({ error: null, errors: [] }, { status: 404 }),
    ResponseError,
    { message: 'getThing: refused with 404' },
  ],
  [
    'an undocumented status',
    async () => new Response('<b>down</b>', { status: 502 }),
    UndocumentedStatusError,
    {
      name: 'UndocumentedStatusError',
      code: 'ERR_UNDOCUMENTED_STATUS',
      status: 502,
      body: '<b>down</b>',
      message: 'getThing: answered with 502, which its contract does not document: <b>down</b>',
    },
  ],
  ...[202, 204, 304].map((status): (typeof cases)[number] => [
    `an undocumented ${status}, which is no redirect`,
    async () => new Response(null, { status }),
    UndocumentedStatusError,
    { status, message: `getThing: answered with ${status}, which its contract does not document` },
  ]),
  [
    'a refusal that a terminal would obey',
    async () => Response.json({ error: { message: 'One\n\u001b[31mtwo' } }, { status: 404 }),
    ResponseError,
    { message: 'getThing: refused with 404: One [31mtwo' },
  ],
  [
    'a violation',
    async () => new Response('[', { status: 200 }),
    ContractViolationError,
    {
      name: 'ContractViolationError',
      code: 'ERR_CONTRACT_VIOLATION',
      status: 200,
      pointer: '',
      body: '[',
      message: 'getThing: the body of 200 breaks its contract at "": expected JSON, received text',
    },
  ],
  [
    'no answer',
    failing(unreachable),
    NetworkError,
    {
      name: 'NetworkError',
      code: 'ERR_NETWORK',
      status: undefined,
      body: undefined,
      cause: unreachable,
      message: 'getThing: no answer: fetch failed (connect ECONNREFUSED)',
    },
  ],
  [
    'half an answer',
    async () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.error(unreachable),
        }),
      ),
    NetworkError,
    { code: 'ERR_NETWORK', cause: unreachable },
  ],
  [
    'a late answer',
    untilAborted,
    TimeoutError,
    { name: 'TimeoutError', code: 'ERR_TIMEOUT', status: undefined, cause: expect.any(DOMException) },
  ],
];

describe.each(cases)('unwrap on %s', (_what, fetch, Class, members) => {
  it.each([
    ['unwrap', unwrap],
    // What the types leave for it is decided at run time; here it gets all.
    ['exhaustive', exhaustive as (outcome: { kind: string }) => never],
  ])('%s throws the error of its kind', async (_name, run) => {
    const client = createClient({ fetch }, 'https://api.example.com');
    const outcome = await client.call(operation, { signal: AbortSignal.timeout(30) });
    expect(() => run(outcome)).toThrow(Class);
    expect(() => run(outcome)).toThrow(ClienteleError);
    expect(() => run(outcome)).toThrow(expect.objectContaining({ operation: 'getThing', ...members }));
  });
});

it.each([
  ['before', (controller: AbortController) => controller.abort(new Error('enough'))],
  [
    'during',
    (controller: AbortController) => void setTimeout(() => controller.abort(new Error('enough')), 10),
  ],
])('throws an AbortError when the caller aborts %s the call', async (_when, abort) => {
  const controller = new AbortController();
  abort(controller);
  const client = createClient({ fetch: untilAborted }, 'https://api.example.com');
  const outcome = await client.call(operation, { signal: controller.signal });
  expect(outcome).toMatchObject({ kind: 'abort', cause: new Error('enough') });
  expect(() => unwrap(outcome)).toThrow(AbortError);
  expect(() => unwrap(outcome)).toThrow(
    expect.objectContaining({ code: 'ERR_ABORTED', message: 'getThing: aborted: enough' }),
  );
});

it('gives the body of a success', async () => {
  const client = createClient({ fetch: async () => Response.json({ a: 1 }) }, 'https://api.example.com');
  expect(unwrap(await client.call<{ 200: { a: number } }>(operation, {}))).toEqual({ a: 1 });
});

it('counts the attempts', async () => {
  const fetch = async () => Response.json({}, { status: 503 });
  const resilience = resilient({ attempts: 2, baseDelay: 1 });
  const client = createClient({ fetch, resilience }, 'https://api.example.com');
  const outcome = await client.call(
    { ...operation, responses: { 503: true }, retry: { policy: 'safe' } },
    {},
  );
  expect(outcome).toMatchObject({ attempts: 2 });
  expect(() => unwrap(outcome)).toThrow(
    expect.objectContaining({ attempts: 2, message: 'getThing: refused with 503 (2 attempts)' }),
  );
});

// What the types refuse, and JavaScript does.
it.each<[string, () => unknown, string]>([
  ['a promise', () => unwrap(Promise.resolve({}) as never), 'is an `await` missing?'],
  ['nothing', () => unwrap(undefined as never), 'is an `await` missing?'],
  [
    'a success that no case took',
    () => exhaustive({ kind: 'success', operation: 'getThing', status: 200 } as never),
    'getThing: 200 has no case',
  ],
])('calls %s what it is', (_what, run, message) => {
  expect(run).toThrow(TypeError);
  expect(run).toThrow(message);
});

it('takes an outcome that a test made by hand', () => {
  const outcome = { kind: 'error', operation: 'getThing', status: 404, body: { message: 'No.' } } as const;
  expect(() => unwrap(outcome)).toThrow('getThing: refused with 404');
});
