import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import fastify from 'fastify';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { appOptions, createAppOptions, type EarlyRefusal, serverPlugin, statusOf } from '../src/index.ts';
import { exchange } from './support/exchange.ts';

const document = {
  openapi: '3.1.0',
  paths: {
    '/items/{id}': {
      put: {
        operationId: 'putItem',
        security: [{ token: [] }],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: { required: true, content: { 'application/json': { schema: true } } },
        responses: { 204: { description: 'Put.' } },
      },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};
const server = serverPlugin<object>({
  document,
  errors: (refusal) => ({ status: statusOf(refusal), body: { one: refusal.kind } }),
});

/** Seconds are too long for a test. */
const timeouts = {
  requestTimeout: 300,
  http: { headersTimeout: 300, connectionsCheckingInterval: 50 },
  keepAliveTimeout: 5_000,
};

const put = 'PUT /one/items/a HTTP/1.1\r\nhost: x\r\n';
const good = `${put}authorization: Bearer good\r\ncontent-type: application/json\r\n`;
const chunked = `${good}transfer-encoding: chunked\r\n\r\n`;

describe('what is refused before a hook runs', async () => {
  const early: EarlyRefusal[] = [];
  const lines: string[] = [];
  const answered: number[] = [];
  let bad = '';
  let gate: Promise<void> | undefined;
  const app = fastify({
    ...createAppOptions({
      onRefused(refused) {
        if (bad === 'throws') throw new Error('canary');
        if (bad) return { 'x-app': 'a\r\nb: c' };
        early.push(refused);
        refused.log.warn('refused early');
        return { 'x-app': 'kept', 'x-request-id': refused.id };
      },
    }),
    ...timeouts,
    logger: { stream: { write: (line) => void lines.push(line) }, level: 'warn' },
  });
  app.addHook('onRequest', async (_request, reply) => void reply.header('x-app', 'kept'));
  app.addHook('onResponse', async (_request, reply) => void answered.push(reply.statusCode));
  app.route({ method: ['GET', 'POST'], url: '/own', handler: async () => ({ own: true }) });
  const handlers = {
    authenticate: async (_request: unknown, { credential }: { credential: string }) => {
      await gate;
      return credential === 'good' ? { ok: true, principal: 1 } : { ok: false, reason: 'unknown' };
    },
    putItem: async (_request: unknown, reply: { code(status: number): { send(): unknown } }) => {
      await gate;
      return reply.code(204).send();
    },
  } as never;
  await app.register(server(handlers), { prefix: '/one' });
  await app.listen({ port: 0, host: '127.0.0.1' });
  afterAll(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  beforeEach(() => {
    early.length = lines.length = answered.length = 0;
    gate = undefined;
    bad = '';
  });

  it.each([
    ['a broken percent-encoding', '/one/items/%ff', '/one', { one: 'invalid-parameters' }],
    ['half a percent-encoding', '/one/items/%zz', '/one', { one: 'invalid-parameters' }],
    ['a long parameter', `/one/items/${'x'.repeat(513)}`, '/one', { one: 'invalid-parameters' }],
    ['a target with a host', 'http://x/one/items/%ff', '/one', { one: 'invalid-parameters' }],
    ['a path of no contract', '/%ff', undefined, { title: 'Bad Request', status: 400 }],
  ])('the app adds its headers to %s and hears of it', async (_name, path, prefix, body) => {
    const [answer, ...more] = await exchange(
      port,
      `PUT ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    );
    expect(more).toEqual([]);
    expect(answer?.headers).toMatchObject({ 'x-app': 'kept' });
    expect(answer?.json).toMatchObject(body);
    expect(answer?.status).toBe(400);
    expect(answer?.headers['x-request-id']).toBe(early[0]?.id);
    expect(early).toMatchObject([
      { status: 400, method: 'PUT', url: path, prefix, remoteAddress: '127.0.0.1' },
    ]);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: 'refused early', reqId: early[0]?.id },
    ]);
  });

  it.each([
    ['a control character', `${put}authorization: Bearer \x01\r\n\r\n`, 400, { one: 'malformed-http' }],
    ['a space before a colon', `${put}authorization : x\r\n\r\n`, 400, { one: 'malformed-http' }],
    ['an unknown method', 'FOO /one/items/a HTTP/1.1\r\nhost: x\r\n\r\n', 400, { one: 'malformed-http' }],
    ['a query', 'FOO /one?x=/y HTTP/1.1\r\nhost: x\r\n\r\n', 400, { one: 'malformed-http' }],
    ['bytes over ASCII', 'PUT /one/items/\xff HTTP/1.1\r\nhost: x\r\n\r\n', 400, { one: 'malformed-http' }],
    ['two lengths', `${put}content-length: 1\r\ncontent-length: 2\r\n\r\n`, 400, { one: 'malformed-http' }],
    ['headers over the limit', `${put}a: ${'x'.repeat(17_000)}\r\n\r\n`, 431, { one: 'headers-too-large' }],
    ['ten times that', `${put}a: ${'x'.repeat(170_000)}\r\n\r\n`, 431, { one: 'headers-too-large' }],
    ['no request line', 'garbage\r\n\r\n', 400, { status: 400, title: 'Bad Request' }],
    ['a path of no contract', 'FOO /onenothing HTTP/1.1\r\n\r\n', 400, { title: 'Bad Request' }],
    ['headers that do not end', `${put}a: `, 408, { status: 408, title: 'Request Timeout' }],
  ])('%s: one answer with the headers of the app, then the end', async (_name, bytes, status, body) => {
    const [answer, ...more] = await exchange(port, bytes);
    expect(more).toEqual([]);
    expect([answer?.status, answer?.headers['connection']]).toEqual([status, 'close']);
    expect(answer?.json).toMatchObject(body);
    const isProblem = 'title' in body;
    expect(answer?.headers).toMatchObject({
      'x-app': 'kept',
      'x-request-id': early[0]?.id,
      'content-type': isProblem ? 'application/problem+json' : 'application/json; charset=utf-8',
    });
    expect(early).toMatchObject([{ status, prefix: isProblem ? undefined : '/one' }]);
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['of the router', 'PUT /one/items/%ff HTTP/1.1\r\nhost: x\r\norigin: https://a.example\r\n\r\n'],
    ['of malformed HTTP', `${put}Origin:https://a.example \r\nauthorization : x\r\n\r\n`],
    ['of headers over the limit', `${put}origin: https://a.example\r\na: ${'x'.repeat(17_000)}\r\n\r\n`],
    ['none, without the header', `${put}authorization : x\r\n\r\n`],
    ['none in the body of another', `${put}x-a : x\r\n\r\norigin: https://b.example\r\n\r\n`],
    ['none, before a line', 'garbage\r\norigin: https://a.example\r\n\r\n'],
  ])('names the page that asks: %s', async (name, bytes) => {
    // A keep-alive connection would be kept open.
    await exchange(port, bytes.replace('host: x', 'host: x\r\nconnection: close'));
    expect(early.map(({ origin }) => origin)).toEqual([
      name.startsWith('none') ? undefined : 'https://a.example',
    ]);
  });

  it.each([
    ['bad chunks', [`${chunked}zz\r\n`], 400, { one: 'malformed-http' }],
    ['bad chunks, later', [`${chunked}1\r\n{\r\n`, 'zz\r\n', 'zz\r\n'], 400, { one: 'malformed-http' }],
    ['a body that does not end', [`${chunked}1\r\n{\r\n`], 408, { one: 'request-timeout' }],
  ])('%s: the one answer is that of the request, with its hooks', async (_name, packets, status, body) => {
    const [answer, ...more] = await exchange(port, ...packets);
    expect(more).toEqual([]);
    expect([answer?.status, answer?.json, answer?.headers['x-app']]).toEqual([status, body, 'kept']);
    expect([answered, early, lines]).toEqual([[status], [], []]);
  });

  it('a credential that is still being looked up when the body turns out bad makes no second answer', async () => {
    const opened = Promise.withResolvers<void>();
    gate = opened.promise;
    const answering = exchange(port, `${chunked}zz\r\n`);
    await sleep(50);
    opened.resolve();
    expect((await answering).map(({ json }) => json)).toEqual([{ one: 'malformed-http' }]);
    expect([answered, lines]).toEqual([[400], []]);
  });

  it.each([
    ['of a contract', chunked.replace('good', 'bad'), 401],
    ['of the app', 'GET /own HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n', 200],
  ])('a body %s that turns out bad after the answer makes no second one', async (_name, head, status) => {
    const answers = await exchange(port, `${head}1\r\n{\r\n`, 'zz\r\n');
    expect(answers.map((answer) => answer.status)).toEqual([status]);
    expect([answered, early, lines]).toEqual([[status], [], []]);
  });

  it('a client that reads only after it has sent all still gets its answer', async () => {
    const socket = connect(port, '127.0.0.1');
    for (const packet of [`${put}a: ${'x'.repeat(17_000)}`, 'x', 'x : y\r\n\r\n', 'x', 'x']) {
      socket.write(packet);
      await sleep(30);
    }
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('a client that does not leave is cut off', async () => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write('garbage\r\n\r\n');
    await once(socket.resume(), 'end');
    const connections = promisify(app.server.getConnections.bind(app.server));
    expect(await connections()).toBeGreaterThan(0);
    await expect.poll(() => connections(), { timeout: 2_000 }).toBe(0);
    socket.destroy();
  });

  it('what follows a request is answered after it, by its own path', async () => {
    const opened = Promise.withResolvers<void>();
    gate = opened.promise;
    const answering = exchange(port, `${good}content-length: 2\r\n\r\n{}FOO /two HTTP/1.1\r\n\r\n`);
    await sleep(50);
    expect(early).toEqual([]);
    opened.resolve();
    expect((await answering).map(({ status }) => status)).toEqual([204, 400]);
    expect(early).toMatchObject([{ method: 'FOO', url: '/two', prefix: undefined }]);
  });

  it('a body of a route of the app is answered by RFC 9457', async () => {
    const own =
      'POST /own HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
    const answers = await exchange(port, own, 'zz\r\n');
    expect(answers).toMatchObject([{ status: 400, json: { title: 'Bad Request' } }]);
    expect(early).toMatchObject([{ method: 'POST', url: '/own' }]);
  });

  it('an answer to HEAD has no body', async () => {
    const [answer] = await exchange(port, 'HEAD /one/items/a HTTP/1.1\r\na : b\r\n\r\n');
    expect([answer?.status, answer?.headers['content-length'], answer?.body]).toEqual([400, '24', '']);
  });

  it.each(['throws', 'names a header that is none'])(
    'an onRefused that %s is logged and keeps nobody from the answer',
    async (what) => {
      bad = what;
      const [malformed] = await exchange(port, `${put}a : b\r\n\r\n`);
      const [undecodable] = await exchange(
        port,
        'PUT /one/%ff HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      );
      expect([malformed?.json, undecodable?.json]).toEqual([
        { one: 'malformed-http' },
        { one: 'invalid-parameters' },
      ]);
      expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['onRefused failed', 'onRefused failed']);
    },
  );

  it('a client that is gone gets no answer and harms nobody', async () => {
    for (let index = 0; index < 20; index += 1) {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(index % 2 ? `${put}a : b\r\n\r\n` : `${chunked}zz\r\n`);
      socket.resetAndDestroy();
    }
    await sleep(50);
    expect((await exchange(port, `${put}a : b\r\n\r\n`)).map(({ status }) => status)).toEqual([400]);
  });
});

it('without onRefused the answers are the same, less the headers', async () => {
  const app = fastify({ ...appOptions });
  await app.register(server({ authenticate: () => ({ ok: false, reason: 'unknown' }) } as never), {
    prefix: '/one',
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const [answer] = await exchange(port, `${put}a : b\r\n\r\n`);
  await app.close();
  expect(answer?.json).toEqual({ one: 'malformed-http' });
  expect(Object.keys(answer?.headers ?? {})).toEqual([
    'connection',
    'content-length',
    'content-type',
    'date',
  ]);
});

it('a bad body is answered by its own request, also where no hook of the app comes before the contract', async () => {
  const early: EarlyRefusal[] = [];
  const app = fastify(
    createAppOptions({ onRefused: (refused) => ({ 'x-early': String(early.push(refused)) }) }),
  );
  await app.register(
    server({ authenticate: () => ({ ok: true, principal: 1 }), putItem: () => {} } as never),
    {
      prefix: '/one',
    },
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const answers = await exchange(port, chunked, 'zz\r\n');
  await app.close();
  expect(answers.map(({ json }) => json)).toEqual([{ one: 'malformed-http' }]);
  expect(early).toEqual([]);
});
