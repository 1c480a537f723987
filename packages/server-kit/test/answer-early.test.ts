import fastify from 'fastify';
import { expect, it } from 'vitest';
import { answerEarly, appOptions, methodsAt, problemDetails, RefusalError } from '../src/index.ts';
import { rawRequest } from './support/raw-http.ts';

it('leaves a body that is cut short to the error handler of an app without the plugin', async () => {
  await using app = fastify(appOptions);
  answerEarly(app);
  app.setErrorHandler((error, _request, reply) => {
    const refusal = error instanceof RefusalError ? error.refusal : { kind: 'internal' as const };
    return reply.code(problemDetails(refusal).status).header('x-own', refusal.kind).send('');
  });
  app.post('/', async () => '');
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
  const headers = [
    ['transfer-encoding', 'chunked'],
    ['content-type', 'text/plain'],
  ] as const;
  const answer = await rawRequest(port, { method: 'POST', path: '/', headers, body: 'zz\r\n' });
  expect([answer.status, answer.headers['x-own']]).toEqual([400, 'malformed-http']);
});

it.each([
  ['/books/7', ['GET', 'HEAD', 'PUT']],
  ['/books/a.b', ['GET', 'HEAD', 'PUT']],
  ['/books', []],
  ['/books/7/8', []],
])('knows the methods at %s', (path, methods) => {
  const operations = ['GET', 'PUT'].map((method) => ({ method, path: '/books/{id}' }));
  expect(methodsAt(operations, path)).toEqual(methods);
});
