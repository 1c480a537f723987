import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { ServerOptions } from '../src/index.ts';
import { orchard } from './support/orchard.ts';

const apple = { id: 1, kind: 'apple', name: null, sweetness: 7 };

type Send = (reply: FastifyReply) => unknown;

/** One app per mode; its handlers answer what the test at hand wants. */
async function answering(responses: NonNullable<ServerOptions['responses']>) {
  let current: Send = () => undefined;
  const handler = async (_request: unknown, reply: FastifyReply) => current(reply);
  const names = ['listTrees', 'getTree', 'openSession', 'fellTree', 'addNote', 'closeVisit'];
  const { app } = await orchard(Object.fromEntries(names.map((name) => [name, handler])), { responses });
  const bodies: Record<string, [string, string]> = {
    '/sessions': ['application/x-www-form-urlencoded', 'minutes=1'],
    '/notes': ['text/plain', 'x'],
  };
  return (url: string, send: Send) => {
    current = send;
    const [path = '', method = 'GET'] = url.split(' ').reverse();
    const [type, payload] = bodies[path] ?? [];
    const authorization = path === '/sessions' ? 'Basic YTpi' : 'Bearer good';
    const headers = { 'x-orchard-key': 'good', authorization, ...(type ? { 'content-type': type } : {}) };
    return app.inject({ method: method as 'GET', url: path, headers, ...(payload ? { payload } : {}) });
  };
}

describe.each(['enforce', 'report', 'off'] as const)('serialization, responses: %s', async (mode) => {
  const answer = await answering(mode);
  it.each<[string, string, unknown]>([
    ['recursion', '/trees/1', { ...apple, parent: { ...apple, parent: apple } }],
    ['members of any alternative', '/trees/1', { id: 2, kind: 'pear', name: 'Old', shape: 'round' }],
    ['a list', '/trees', [apple, apple]],
    ['an empty list', '/trees', []],
    [
      'maps, nested lists, null',
      'POST /trees/1/visits/x:close',
      {
        day: '2026-03-01',
        open: true,
        labels: { a: 'b' },
        yields: [[0.1], []],
        note: null,
        extra: { any: [1] },
      },
    ],
    [
      'a tag that no branch declares',
      'POST /trees/1/visits/x:close',
      { day: '2026-03-01', open: true, tool: { made: 'Ladder', height: 3, rungs: [{ at: 1 }] } },
    ],
    ['text that needs escapes', '/trees/1', { ...apple, name: '"\\\n\u2028</script>é😀\u0000' }],
    ['the largest integers', '/trees/1', { ...apple, id: Number.MAX_SAFE_INTEGER }],
  ])('writes %s as it is', async (_name, url, value) => {
    const response = await answer(url, (reply) => reply.send(value));
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual(value);
  });

  it('never writes a member that only goes in', async () => {
    const response = await answer('POST /sessions', (reply) =>
      reply.send({ user: 'ann', password: 'canary' }),
    );
    expect(response.body).not.toContain('canary');
    expect(response.statusCode).toBe(mode === 'enforce' ? 500 : 200);
  });

  it('sends no body where none is declared', async () => {
    for (const body of [undefined, null]) {
      const response = await answer('DELETE /trees/1', (reply) => reply.code(204).send(body));
      expect([response.statusCode, response.body]).toEqual([204, '']);
    }
  });

  it('sends text as it is', async () => {
    const response = await answer('POST /notes', (reply) => reply.send('grüß'));
    expect([response.statusCode, response.body]).toEqual([200, 'grüß']);
  });
});

describe('enforce refuses what it can not see or does not know', async () => {
  const answer = await answering('enforce');
  it.each<[string, string, Send]>([
    ['a stream of JSON', '/trees', (reply) => reply.type('application/json').send(Readable.from(['[]']))],
    [
      'a response of its own',
      '/trees',
      () => new Response('[]', { headers: { 'content-type': 'application/json' } }),
    ],
    ['a body where none is declared', 'DELETE /trees/1', (reply) => reply.code(204).send({})],
    ['NaN', '/trees/1', (reply) => reply.send({ ...apple, id: Number.NaN })],
    [
      'a date object',
      'POST /trees/1/visits/x:close',
      (reply) => reply.send({ day: new Date(0), open: true }),
    ],
    ['a bad tag', '/trees/1', (reply) => reply.send({ ...apple, kind: 'plum' })],
    ['a member of another alternative', '/trees/1', (reply) => reply.send({ ...apple, shape: 'round' })],
    ['JSON where text is declared', 'POST /notes', (reply) => reply.send({})],
  ])('%s', async (_name, url, send) => {
    expect((await answer(url, send)).statusCode).toBe(500);
  });
});

describe('report and off convert nothing', () => {
  it.each(['report', 'off'] as const)('%s', async (mode) => {
    const answer = await answering(mode);
    const wrong = { id: '7', kind: 'apple', name: 5, sweetness: 'very' };
    const response = await answer('/trees/1', (reply) => reply.send(wrong));
    expect(response.json()).toEqual(wrong);
  });
});
