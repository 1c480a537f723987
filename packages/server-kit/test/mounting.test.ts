import type { AddressInfo } from 'node:net';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import {
  appOptions,
  type ErrorShape,
  type OpenApiDocument,
  RefusalError,
  serverPlugin,
  statusOf,
} from '../src/index.ts';
import { rawRequest } from './support/raw-http.ts';

const item = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const document: OpenApiDocument = {
  openapi: '3.1.0',
  paths: {
    '/items/{id}': {
      get: {
        operationId: 'getItem',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: { description: 'An item.', content: { 'application/json': { schema: item } } },
          default: { description: 'Refused.', content: { 'application/json': { schema: true } } },
        },
      },
    },
  },
};

const shape =
  (name: string): ErrorShape =>
  (refusal) => ({ status: statusOf(refusal), body: { [name]: refusal.kind } });

const handlers = {
  async getItem(request: FastifyRequest, reply: FastifyReply) {
    const { id } = request.params as { id: string };
    if (id === 'leaky') return reply.header('x-secret', 'canary').send({ id, undeclared: true });
    if (id === 'thrown') throw Object.assign(new Error('canary'), { statusCode: 418 });
    if (id === 'reset') throw Object.assign(new Error('canary'), { code: 'ECONNRESET' });
    if (id === 'busy') throw new RefusalError({ kind: 'unavailable', retryAfter: 3 });
    if (id === 'text') return reply.type('application/json').send('{"id":"text"}');
    return { id };
  },
} as never;

describe('several contracts in one app', async () => {
  const app = fastify({ ...appOptions });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ own: true }));
  app.get('/own/:id', async () => ({ own: true }));
  app.post('/own', async (request) => request.body);
  app.addHook('onRequest', async (_request, reply) => void reply.header('x-app', 'kept'));
  for (const name of ['one', 'two', 'one-more']) {
    const server = serverPlugin<object, false>({ document, errors: shape(name) });
    await app.register(server(handlers), { prefix: `/${name}` });
  }
  const inner = serverPlugin<object, false>({ document, errors: shape('inner') });
  await app.register(inner(handlers, { responses: 'report' }), { prefix: '/one/inner' });
  await app.listen({ port: 0, host: '127.0.0.1' });
  afterAll(() => app.close());
  const { port } = app.server.address() as AddressInfo;

  it.each([
    ['GET', '/one/items/a', 200, { id: 'a' }],
    ['GET', '/two/items/text', 200, { id: 'text' }],
    ['PUT', '/one/items/a', 405, { one: 'method-not-allowed' }],
    ['PUT', '/two/items/a', 405, { two: 'method-not-allowed' }],
    ['GET', '/one/nothing', 404, { one: 'path-not-found' }],
    ['GET', '/one', 404, { one: 'path-not-found' }],
    ['GET', '/one-more/nothing', 404, { 'one-more': 'path-not-found' }],
    ['GET', '/onenothing', 404, { own: true }],
    ['GET', '/nothing', 404, { own: true }],
    ['GET', '/own/a', 200, { own: true }],
    ['GET', '/one/../own/a', 404, { one: 'path-not-found' }],
    ['GET', '/one/items/%2e%2e%2f%2e%2e%2fown%2fa', 400, { one: 'invalid-parameters' }],
    ['GET', '/one/items/%zz', 400, { one: 'invalid-parameters' }],
    ['GET', '/one/inner/items/%zz', 400, { inner: 'invalid-parameters' }],
    ['GET', '/one/inner/items/a', 200, { id: 'a' }],
    ['GET', '/one/inner/nothing', 404, { inner: 'path-not-found' }],
    ['GET', '/one-more/items/%zz', 400, { 'one-more': 'invalid-parameters' }],
    ['GET', `/two/items/${'x'.repeat(513)}`, 400, { two: 'invalid-parameters' }],
    ['GET', '/two/items/thrown', 500, { two: 'internal' }],
    ['GET', '/two/items/reset', 500, { two: 'internal' }],
    ['GET', '/two/items/leaky', 500, { two: 'internal' }],
    ['GET', '/two/items/busy', 503, { two: 'unavailable' }],
  ])('%s %s', async (method, path, status, body) => {
    const answer = await rawRequest(port, { method, path });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, body]);
    if (!path.includes('%zz') && !path.includes('xxx')) expect(answer.headers['x-app']).toBe('kept');
    expect(answer.headers).not.toHaveProperty('x-secret');
    expect(answer.body).not.toContain('canary');
  });

  it('leaves the parsers and the errors of the app alone', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/own',
      payload: 'text',
      headers: { 'content-type': 'text/plain' },
    });
    expect(response.body).toBe('text');
  });

  it('answers HEAD as GET without the body, and says so in Allow', async () => {
    const response = await app.inject({ method: 'HEAD', url: '/one/items/a' });
    expect([response.statusCode, response.headers['content-length'], response.body]).toEqual([200, '10', '']);
    expect((await app.inject({ method: 'OPTIONS', url: '/one/items/a' })).headers['allow']).toBe('GET, HEAD');
  });

  it('says when to come back', async () => {
    expect((await app.inject('/one/items/busy')).headers['retry-after']).toBe('3');
  });

  it('answers broken paths outside of all prefixes by RFC 9457', async () => {
    for (const path of ['/%zz', '/onenothing/%zz']) {
      const answer = await rawRequest(port, { method: 'GET', path });
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json\b/);
      expect(JSON.parse(answer.body)).toMatchObject({ title: 'Bad Request', status: 400 });
    }
  });
});
