import { Readable } from 'node:stream';
import fastify, { type FastifyReply } from 'fastify';
import { describe, expect, it } from 'vitest';
import { InvalidResponseError, ServerKitError, serverPlugin } from '../src/index.ts';
import orchard from './fixtures/orchard.json' with { type: 'json' };

const apple = { id: 1, kind: 'apple', name: null, sweetness: 7 };
const problem = { title: 'No', status: 400 };

const requests: Record<string, [method: 'GET' | 'POST' | 'DELETE', url: string]> = {
  getTree: ['GET', '/trees/1'],
  fellTree: ['DELETE', '/trees/1'],
  addNote: ['POST', '/notes'],
};

describe('checkResponse says what the stub does', async () => {
  const server = serverPlugin<object>({ document: orchard });
  let current: (reply: FastifyReply) => unknown = () => undefined;
  const handler = async (_request: unknown, reply: FastifyReply) => current(reply);
  const handlers = Object.fromEntries(Object.keys(requests).map((id) => [id, handler]));
  const app = fastify();
  // The handlers are made up, so no type knows them.
  await app.register(server({ ...handlers, authenticate: () => ({ ok: true, principal: 1 }) } as never));

  it.each<[name: string, id: string, status: number, body: unknown, type?: string]>([
    ['a body that fits', 'getTree', 200, apple],
    ['a range of statuses', 'getTree', 418, problem, 'application/problem+json'],
    ['the media type that is declared', 'getTree', 418, problem],
    ['no body where none is declared', 'fellTree', 204, undefined],
    ['null for no body', 'fellTree', 204, null],
    ['text', 'addNote', 200, 'grüß'],
    ['text with a charset', 'addNote', 200, 'x', 'text/plain; charset=utf-8'],
    ['JSON as text', 'getTree', 200, JSON.stringify(apple), 'application/json'],
    ['JSON as bytes', 'getTree', 200, Buffer.from(JSON.stringify(apple)), 'application/json'],
    [
      'JSON as other bytes',
      'getTree',
      200,
      new TextEncoder().encode(JSON.stringify(apple)),
      'application/json',
    ],
  ])('%s is sent', async (_name, id, status, body, type) => {
    expect(() => server.checkResponse(id, status, body, type)).not.toThrow();
    expect(await send(id, status, body, type)).toBe(status);
  });

  it.each<[name: string, id: string, status: number, body: unknown, fault: object, type?: string]>([
    ['a value', 'getTree', 200, { ...apple, id: 'canary' }, { pointer: '/id', problem: 'type' }],
    [
      'a deep value',
      'getTree',
      200,
      { ...apple, parent: {} },
      { pointer: expect.stringMatching('^/parent/') },
    ],
    ['a surplus member', 'getTree', 200, { ...apple, canary: 1 }, { pointer: '/canary' }],
    ['a status', 'getTree', 201, apple, { pointer: '', problem: 'the status is not declared' }],
    [
      'a media type',
      'getTree',
      418,
      problem,
      { problem: 'the media type is not application/problem+json' },
      'application/json',
    ],
    ['text for JSON', 'getTree', 200, 'canary', { problem: 'type' }],
    [
      'text that is no JSON',
      'getTree',
      200,
      'canary',
      { problem: 'the body is not valid JSON' },
      'application/json',
    ],
    ['bytes', 'getTree', 200, Buffer.from('x'), { problem: 'the media type is not application/json' }],
    ['no body', 'getTree', 200, undefined, { problem: 'the declared body is missing' }],
    ['null', 'getTree', 200, null, { pointer: '', problem: 'type' }],
    ['a body too many', 'fellTree', 204, {}, { problem: 'no body is declared' }],
    ['JSON for text', 'addNote', 200, {}, { problem: 'the media type is not text/plain' }],
    [
      'a stream of JSON',
      'getTree',
      200,
      Readable.from(['{}']),
      { pointer: expect.any(String) },
      'application/json',
    ],
  ])('%s is refused', async (_name, id, status, body, fault, type) => {
    const error = caught(() => server.checkResponse(id, status, body, type));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toBeInstanceOf(ServerKitError);
    const expected = { code: 'ERR_INVALID_RESPONSE', name: 'InvalidResponseError', operationId: id, status };
    expect(error).toMatchObject({ ...expected, ...fault });
    expect(await send(id, status, body, type)).toBe(500);
  });

  it('names the operation, the status and the place, and no value', () => {
    const error = caught(() =>
      server.checkResponse('getTree', 200, { ...apple, name: { canary: 'canary' } }),
    );
    expect(error).toHaveProperty('message', 'getTree 200: the response breaks the contract at /name: type');
  });

  it('takes the name of a handler for an operationId, and says which there are', () => {
    expect(() => server.checkResponse('plantTree', 201, apple)).not.toThrow();
    expect(() => server.checkResponse('plant-tree', 201, apple)).not.toThrow();
    const error = caught(() => server.checkResponse('plantTrees', 201, apple));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({
      code: 'ERR_INVALID_ARG_VALUE',
      message: expect.stringMatching(
        /^plantTrees is no operation of this contract. Its operations: listTrees, /,
      ),
    });
  });

  it('thrown by a handler it is a 500 of which the contract says nothing', async () => {
    current = () => server.checkResponse('getTree', 200, { canary: 'canary' });
    const response = await request('getTree');
    expect([response.statusCode, response.json()]).toEqual([500, expect.objectContaining({ status: 500 })]);
    expect(response.body).not.toContain('canary');
  });

  async function send(id: string, status: number, body: unknown, type?: string): Promise<number> {
    current = (reply) => (type ? reply.type(type) : reply).code(status).send(body);
    return (await request(id)).statusCode;
  }

  function request(id: string) {
    const [method = 'GET', url = ''] = requests[id] ?? [];
    const note = id === 'addNote' ? { payload: 'x', headers: { 'content-type': 'text/plain' } } : {};
    const headers = { 'x-orchard-key': 'good', authorization: 'Bearer good' };
    return app.inject({ method, url, ...note, headers: { ...headers, ...note.headers } });
  }
});

it('shares what is compiled: neither a second stub nor a check reads the schema of an answer again', async () => {
  let reads = 0;
  const schema = {
    get required() {
      reads += 1;
      return ['id'];
    },
  };
  const responses = { 200: { description: 'It.', content: { 'application/json': { schema } } } };
  const document = { openapi: '3.1.0', paths: { '/it': { get: { operationId: 'getIt', responses } } } };
  const server = serverPlugin<object, false>({ document });
  expect(reads).toBe(0);
  await fastify().register(server({}));
  const once = reads;
  expect(once).toBeGreaterThan(0);
  await fastify().register(server({}));
  server.checkResponse('getIt', 200, { id: 1 });
  expect(() => server.checkResponse('getIt', 200, {})).toThrow('getIt 200: the response breaks the contract');
  expect(reads).toBe(once);
});

function caught(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
