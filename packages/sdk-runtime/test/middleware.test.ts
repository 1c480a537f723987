import { describe, expect, it } from 'vitest';
import {
  createFetchClient,
  type FetchClientOptions,
  type Middleware,
  type Operation,
  resilient,
} from '../src/fetch.ts';
import { virtualClock } from './virtual-clock.ts';

interface Paths {
  '/things/{id}': {
    patch: {
      parameters: { path: { id: string }; query?: { tag?: string[] } };
      requestBody: { content: { 'application/json': unknown } };
      responses: Record<200 | 503, { content: { 'application/json': unknown } }>;
    };
  };
}

const operation: Operation = {
  id: 'changeThing',
  method: 'PATCH',
  path: '/things/{id}',
  responses: { 200: true, 503: true },
  security: [{ type: 'http', scheme: 'Bearer' }],
  secrets: ['client_secret'],
  retry: { policy: 'idempotent', onlyIf: { pointer: '/op', in: ['replace'] } },
};
const init = { params: { path: { id: '1' } }, body: { op: 'replace' } };
const busy = () => Response.json({ busy: true }, { status: 503 });
const fine = () => Response.json({ name: 'Crocodile' });

/** A client, what it sent, and a call that lets virtual time pass. */
function make(answers: (() => Response)[], options: FetchClientOptions = {}) {
  const { clock, run } = virtualClock();
  const sent: Request[] = [];
  let asked = 0;
  const client = createFetchClient<Paths>(
    { baseUrl: 'https://api.example.com/v1', operations: [operation] },
    {
      token: () => `token-${++asked}`,
      resilience: resilient({ clock }),
      fetch: async (request) => {
        sent.push(request);
        const answer = answers[sent.length - 1] ?? fine;
        return answer();
      },
      ...options,
    },
  );
  type Init = Parameters<typeof client.PATCH>[1];
  return {
    client,
    sent,
    call: (more: Partial<Init> = {}) => run(client.PATCH('/things/{id}', { ...init, ...more })),
  };
}

const reset = () => {
  throw new TypeError('fetch failed');
};

describe('with attempts', () => {
  it('runs onRequest once and onResponse once, on the last answer', async () => {
    const { client, sent, call } = make([busy, reset, fine]);
    const log: unknown[] = [];
    client.use({
      onRequest: ({ request }) => {
        log.push(['request', request.headers.get('Authorization')]);
        request.headers.set('X-Trace', '1');
      },
      onResponse: async ({ request, response }) => {
        log.push(['response', response.status, await response.json(), request.headers.get('Authorization')]);
      },
    });
    expect(await call()).toMatchObject({ kind: 'success', attempts: 3, body: { name: 'Crocodile' } });
    expect(log).toEqual([
      ['request', null],
      ['response', 200, { name: 'Crocodile' }, null],
    ]);
    expect(sent.map(({ headers }) => [headers.get('X-Trace'), headers.get('Authorization')])).toEqual([
      ['1', 'Bearer token-1'],
      ['1', 'Bearer token-2'],
      ['1', 'Bearer token-3'],
    ]);
    expect(await Promise.all(sent.map((request) => request.text()))).toEqual(
      Array(3).fill('{"op":"replace"}'),
    );
  });

  it('runs onError once, when the last attempt brought nothing', async () => {
    const { client, call } = make([busy, reset], { resilience: resilient({ attempts: 2, baseDelay: 1 }) });
    const seen: unknown[] = [];
    client.use({
      onError: ({ error }) => {
        seen.push(error);
        return new Error('no route');
      },
    });
    expect(await call()).toMatchObject({ kind: 'network', attempts: 2, cause: new Error('no route') });
    expect(seen).toEqual([new TypeError('fetch failed')]);
  });

  it('runs in the order of registration, and back', async () => {
    const { client, call } = make([]);
    const log: string[] = [];
    const named = (name: string): Middleware => ({
      onRequest: () => void log.push(`> ${name}`),
      onResponse: () => void log.push(`< ${name}`),
    });
    client.use(named('a'), named('b'));
    await call({ middleware: [named('call')] });
    await call();
    expect(log).toEqual(['> a', '> b', '> call', '< call', '< b', '< a', '> a', '> b', '< b', '< a']);
  });

  it('asks the body that is sent whether it may be sent again', async () => {
    const { client, call } = make([busy]);
    client.use({
      onRequest: ({ request }) => new Request(request, { body: '{"op":"remove"}' }),
    });
    expect(await call()).toMatchObject({ status: 503, attempts: 1 });
  });

  it.each(['no JSON', '[', '"replace"'])('sends %j once', async (text) => {
    const { sent, call } = make([busy], { bodySerializer: () => text });
    expect(await call()).toMatchObject({ status: 503, attempts: 1 });
    expect(await sent[0]?.text()).toBe(text);
  });
});

describe('what middleware gives', () => {
  it.each<[string, Middleware, object]>([
    [
      'an answer',
      { onResponse: () => Response.json({ other: true }) },
      { kind: 'success', status: 200, body: { other: true }, attempts: 1 },
    ],
    ['an error', { onResponse: busy }, { kind: 'error', status: 503, body: { busy: true } }],
    [
      'an undocumented text',
      { onResponse: () => new Response('tea', { status: 418 }) },
      { kind: 'undocumented', body: 'tea' },
    ],
    [
      'malformed JSON',
      { onResponse: () => new Response('{"a"') },
      { kind: 'violation', body: '{"a"', expected: 'JSON', received: 'text' },
    ],
    [
      'malformed JSON of an error',
      { onResponse: () => new Response('{"a"', { status: 503 }) },
      { kind: 'violation', body: '{"a"', expected: 'JSON', received: 'text' },
    ],
    ['an answer instead of a request', { onRequest: fine }, { kind: 'success', attempts: 0 }],
    [
      'an error instead of a request',
      { onRequest: busy },
      { kind: 'error', attempts: 0, body: { busy: true } },
    ],
    [
      'no body',
      { onResponse: () => new Response(null, { status: 204 }) },
      { kind: 'undocumented', body: '' },
    ],
  ])('is judged: %s', async (_what, middleware, expected) => {
    const { client, call } = make([]);
    client.use(middleware);
    expect(await call()).toMatchObject(expected);
  });

  it('is judged: an answer instead of a failure', async () => {
    const { client, call } = make([reset], { resilience: undefined });
    client.use({ onError: fine });
    expect(await call()).toMatchObject({ kind: 'success', attempts: 1, body: { name: 'Crocodile' } });
  });

  it('leaves the response of fetch in the outcome', async () => {
    const answer = fine();
    const { client, call } = make([() => answer]);
    client.use({ onResponse: () => undefined });
    expect(await call()).toHaveProperty('response', answer);
  });

  it.each([
    'https://evil.example.com/v1/things/1',
    'http://api.example.com/v1/things/1',
    'https://api.example.com/v10/x',
  ])('takes no token to %s', async (url) => {
    const { client, sent, call } = make([]);
    client.use({ onRequest: ({ request }) => new Request(url, request) });
    await expect(call()).rejects.toThrow(expect.objectContaining({ code: 'ERR_BASE_URL' }));
    expect(sent).toEqual([]);
  });

  const bug = () => {
    throw new RangeError('a bug');
  };
  it.each<[string, Middleware]>([
    ['onRequest', { onRequest: bug }],
    ['onResponse', { onResponse: bug }],
  ])('passes on what %s throws', async (_name, middleware) => {
    const { client, call } = make([]);
    client.use(middleware);
    await expect(call()).rejects.toThrow(new RangeError('a bug'));
  });
});

it('ejects', async () => {
  const { client, call } = make([]);
  const middleware: Middleware = { onResponse: busy };
  client.use(middleware);
  expect(await call()).toMatchObject({ status: 503 });
  client.eject(middleware);
  expect(await call()).toMatchObject({ status: 200 });
});

describe('serializers and headers', () => {
  const query = { tag: ['a', 'b'] };
  const own = { querySerializer: () => 'own=1' };
  const listed = { querySerializer: { array: { style: 'pipeDelimited', explode: false } } } as const;

  it.each<[string, FetchClientOptions, object, string]>([
    ['as the contract has it', {}, {}, '?tag=a&tag=b'],
    ['as the client writes it', own, {}, '?own=1'],
    ['as the call writes it', own, { querySerializer: () => '?call=1' }, '?call=1'],
    ['in a style', listed, {}, '?tag=a|b'],
  ])('sends the query %s', async (_how, options, more, expected) => {
    const { sent, call } = make([], options);
    await call({ params: { ...init.params, query }, ...more });
    expect(new URL(sent[0]?.url ?? '').search).toBe(expected);
  });

  it.each<[string, FetchClientOptions, object, string]>([
    ['the client', { bodySerializer: () => 'client' }, {}, 'client'],
    ['the call', { bodySerializer: () => 'client' }, { bodySerializer: () => 'call' }, 'call'],
  ])('sends the body as %s writes it', async (_who, options, more, expected) => {
    const { sent, call } = make([], options);
    await call(more);
    expect(await sent[0]?.text()).toBe(expected);
  });

  it('sends headers of client and call, and takes them away', async () => {
    const { sent, call } = make([], { headers: { 'X-Client': '1', 'X-Both': 'client' } });
    await call({ headers: { 'X-Both': 'call', 'X-Client': null } });
    await call({ headers: { 'Content-Type': null } });
    await call({ headers: { 'Content-Type': 'application/merge-patch+json' } });
    const of = (index: number, name: string) => sent[index]?.headers.get(name);
    expect([of(0, 'X-Both'), of(0, 'X-Client')]).toEqual(['call', null]);
    expect([of(1, 'X-Both'), of(1, 'X-Client')]).toEqual(['client', '1']);
    expect(of(1, 'Content-Type')).not.toContain('json');
    expect(of(2, 'Content-Type')).toBe('application/merge-patch+json');
  });

  it('leaves what else a request has', async () => {
    const { client, sent, call } = make([]);
    client.use({
      onRequest: ({ request }) => new Request(request, { cache: 'no-store', redirect: 'follow' }),
    });
    await call();
    expect(sent[0]).toMatchObject({ cache: 'no-store', redirect: 'manual', method: 'PATCH' });
  });

  it('refuses a header that HTTP cannot carry, without quoting it', async () => {
    const { call } = make([], { headers: { 'X-Key': 'tok-5f2c9e1b7a\nx' } });
    await expect(call()).rejects.toThrow('characters that HTTP allows');
    await expect(call()).rejects.not.toThrow('tok-5f2c9e1b7a');
  });
});

it('calls by method and path', async () => {
  const { client, sent } = make([]);
  expect(await client.request('patch', '/things/{id}', init)).toMatchObject({ kind: 'success' });
  expect(sent[0]).toMatchObject({ method: 'PATCH', url: 'https://api.example.com/v1/things/1' });
});

it('has no function for a method that the contract has not', () => {
  expect(make([]).client).not.toHaveProperty('GET');
});

it('refuses an id that would reach another path, whatever the call says', async () => {
  const { sent, call } = make([]);
  const pathSerializer = () => 'https://api.example.com/v1/else';
  const refused = call({ params: { path: { id: '..' } }, ...{ pathSerializer } });
  await expect(refused).rejects.toThrow(expect.objectContaining({ code: 'ERR_PATH_PARAMETER' }));
  expect(sent).toEqual([]);
});

it('refuses a base URL of a call', async () => {
  const { sent, call } = make([]);
  const refused = call({ headers: {}, ...{ baseUrl: 'https://evil.example.com' } });
  await expect(refused).rejects.toThrow(expect.objectContaining({ code: 'ERR_BASE_URL' }));
  expect(sent).toEqual([]);
});

it('logs no secret that an answer of middleware quotes', async () => {
  const { client, call } = make([]);
  const secret = 'sec-2b80f6d15a';
  client.use({ onResponse: () => Response.json({ message: `No ${secret}` }, { status: 503 }) });
  const outcome = await call({ body: { op: 'replace', client_secret: secret } });
  expect(outcome).toMatchObject({ body: { message: `No ${secret}` } });
  expect(JSON.stringify(outcome)).toContain('No [redacted]');
});
