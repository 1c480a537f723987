import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { describe, expect, it } from 'vitest';
import { depot, depotServer } from './support/depot.ts';

const seed = { name: 'oat' };
const pdf = 'application/pdf';

interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** What the handler names. */
  readonly named?: string;
  /** What is sent. */
  readonly type: string;
  readonly text: string;
}

const json = JSON.stringify(seed);
const answers: readonly Answer[] = [
  { status: 200, body: seed, type: 'application/vnd.seed+json; charset=utf-8', text: json },
  { status: 200, body: seed, named: 'application/json', type: 'application/json; charset=utf-8', text: json },
  { status: 200, body: 'a;ü', type: 'text/csv', text: 'a;ü' },
  { status: 200, body: '', type: 'text/csv', text: '' },
  { status: 200, body: Buffer.from('x'), type: 'image/png', text: 'x' },
  { status: 200, body: new Uint8Array([120]), named: pdf, type: pdf, text: 'x' },
  { status: 200, body: new Blob(['x'], { type: pdf }), type: pdf, text: 'x' },
  { status: 200, body: new Blob(['x']), type: 'image/png', text: 'x' },
  { status: 201, body: new Blob(['x'], { type: 'image/webp' }), type: 'image/webp', text: 'x' },
  {
    status: 200,
    body: new Blob(['x'], { type: 'text/csv;header=absent' }),
    type: 'text/csv;header=absent',
    text: 'x',
  },
  { status: 299, body: new Blob(['x']), type: 'application/octet-stream', text: 'x' },
  { status: 202, body: 'a "b"', type: 'application/json; charset=utf-8', text: '"a \\"b\\""' },
  {
    status: 202,
    body: '"a"',
    named: 'application/json',
    type: 'application/json; charset=utf-8',
    text: '"a"',
  },
  { status: 404, body: seed, type: 'application/problem+json; charset=utf-8', text: json },
  { status: 299, body: seed, type: 'application/json; charset=utf-8', text: json },
  { status: 299, body: 'x', named: 'text/html', type: 'text/html', text: 'x' },
];
const breaches: readonly Omit<Answer, 'type' | 'text'>[] = [
  { status: 200, body: { name: 5 } },
  { status: 200, body: 'x', named: 'text/html' },
  { status: 200, body: '{}', named: 'application/json' },
  { status: 201, body: new Blob(['x']) },
  { status: 201, body: new Blob(['x'], { type: pdf }) },
  { status: 201, body: seed },
  { status: 299, body: {} },
  { status: 404, body: 'not found' },
  { status: 202, body: 'more than nine' },
  { status: 202, body: 'a', named: 'application/json' },
];
const sending =
  ({ status, body, named }: Omit<Answer, 'type' | 'text'>) =>
  (reply: FastifyReply) =>
    (named ? reply.type(named) : reply).code(status).send(body);

describe('an answer has the media type that is declared for its kind', async () => {
  const { app, respond } = await depot();
  it.each(answers)('$status $body as $type', async (answer) => {
    respond(sending(answer));
    const { statusCode, headers, body } = await app.inject('/answers');
    expect([statusCode, headers['content-type'], body]).toEqual([answer.status, answer.type, answer.text]);
    const head = await app.inject({ method: 'HEAD', url: '/answers' });
    expect([head.statusCode, head.headers['content-type'], head.body]).toEqual([
      answer.status,
      answer.type,
      '',
    ]);
    const { status, named } = answer;
    expect(() => depotServer.checkResponse('get/answers', status, answer.body, named)).not.toThrow();
  });

  it.each(breaches)('$status $body as $named is refused', async (answer) => {
    respond(sending(answer));
    expect((await app.inject('/answers')).statusCode).toBe(500);
    const { status, body, named } = answer;
    expect(() => depotServer.checkResponse('get/answers', status, body, named)).toThrow(
      expect.objectContaining({ code: 'ERR_INVALID_RESPONSE' }),
    );
  });

  it.each<[string, () => unknown]>([
    ['of Node', () => Readable.from([Buffer.from('x')])],
    ['of the platform', () => new Blob(['x']).stream()],
    ['of a Response', () => new Response('x', { headers: { 'content-type': 'image/png' } })],
  ])('takes a stream %s for bytes', async (_name, body) => {
    respond((reply) => reply.send(body()));
    const response = await app.inject('/answers');
    expect([response.statusCode, response.headers['content-type'], response.body]).toEqual([
      200,
      'image/png',
      'x',
    ]);
  });

  it.each(['off', 'report'] as const)('also with responses: %s', async (responses) => {
    const other = await depot({ responses });
    other.respond((reply) => reply.code(299).send({ ...seed, undeclared: 1 }));
    expect((await other.app.inject('/answers')).json()).toEqual(seed);
    other.respond((reply) => reply.send('a;b'));
    expect((await other.app.inject('/answers')).headers['content-type']).toBe('text/csv');
  });
});

it.each([
  ['nothing', 204, undefined, ''],
  ['a value', 200, seed, json],
])('takes %s of an operation that declares no answer', async (_what, status, body, text) => {
  const { app, respond } = await depot();
  respond((reply) => reply.code(status).send(body));
  const response = await app.inject('/silent');
  expect([response.statusCode, response.body]).toEqual([status, text]);
});

it('has HEAD of its own where the contract has one', async () => {
  const { app, respond } = await depot();
  respond((reply) => reply.code(reply.request.method === 'HEAD' ? 202 : 204).send());
  expect((await app.inject({ method: 'HEAD', url: '/both' })).statusCode).toBe(202);
  expect((await app.inject('/both')).statusCode).toBe(204);
});

it('takes an asterisk in a path for itself', async () => {
  const { app } = await depot();
  const statuses = ['/stars/*/a*b', '/stars/%2A/a*b', '/stars/x/a*b', '/stars/*/axb'].map(
    async (url) => (await app.inject(url)).statusCode,
  );
  expect(await Promise.all(statuses)).toEqual([204, 204, 404, 404]);
});
