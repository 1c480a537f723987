import formParser from '@fastify/multipart';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { depot, depotServer } from './support/depot.ts';

const png = (text: string, name: string) => new File([text], name, { type: 'image/png' });
const json = (value: unknown) => new Blob([JSON.stringify(value)], { type: 'application/json' });
const part = (head: string, body: string) =>
  `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const multipart = 'multipart/form-data; boundary=x';
const form = 'application/x-www-form-urlencoded';

const unsafe = 'The body holds a member named __proto__ or constructor.prototype.';

describe('a body is read by its media type', async () => {
  const { send, seen } = await depot();
  it.each<[string, string, string, unknown]>([
    ['/kinds', 'text/csv', 'a;ü', 'a;ü'],
    ['/kinds', 'text/plain; charset=utf-8', '7', '7'],
    ['/kinds', 'application/xml', '<seed/>', '<seed/>'],
    ['/kinds', 'application/json', '{"name":"oat"}', { name: 'oat' }],
    ['/kinds', 'application/octet-stream', 'x', { type: 'application/octet-stream', text: 'x' }],
    ['/kinds', 'image/webp', 'x', { type: 'image/webp', text: 'x' }],
    ['/kinds', 'multipart/mixed; boundary=x', '--x--', { type: 'multipart/mixed', text: '--x--' }],
    ['/any', 'application/seed+json', '{"name":"oat"}', { name: 'oat' }],
    ['/any', 'text/html', '<p>', '<p>'],
    ['/any', form, 'a=1', 'a=1'],
    ['/any', 'application/zip', 'x', { type: 'application/zip', text: 'x' }],
    ['/any', multipart, '--x--', { type: 'multipart/form-data', text: '--x--' }],
    ['/maybe', 'text/plain', '', undefined],
    ['/fields', form, 'rows=1,2', { rows: [1, 2] }],
    ['/fields', form, 'grid=[1,2]&where[labels]=a', { grid: [[1, 2]], where: { labels: ['a'] } }],
    ['/fields', form, 'seed={"name":"oat"}', { seed: { name: 'oat' } }],
    ['/fields', form, 'where[age]=7&where[labels][]=a&x=+1', { where: { age: 7, labels: ['a'] }, x: ' 1' }],
    ['/sacks', multipart, `${part('name="label"', 'a')}--x--`, { label: 'a' }],
    [
      '/sacks',
      multipart,
      `${part('name="label"', 'a')}${part('name="photo"', 'x')}--x--`,
      { label: 'a', photo: { type: 'text/plain', text: 'x' } },
    ],
    [
      '/sacks',
      multipart,
      `${part('name="label"', 'a')}${part('name="seed"\r\nContent-Type: application/json', '{"name":"oat"}')}--x--`,
      { label: 'a', seed: { name: 'oat' } },
    ],
    [
      '/sacks',
      multipart,
      `${part('name="label"', 'a')}${part('name="other"\r\nContent-Type: text/html', '<p>')}--x--`,
      { label: 'a', other: '<p>' },
    ],
  ])('%s %s %j', async (url, type, payload, body) => {
    const { statusCode, body: answer } = await send(url, type, payload);
    expect([statusCode, answer]).toEqual([204, '']);
    expect(seen.at(-1)).toEqual(body);
  });

  it.each<[string, string, string | Buffer, number, string]>([
    ['/kinds', 'text/csv', 'b', 400, 'body must match the pattern ^a'],
    ['/kinds', 'text/plain', 'seven', 400, 'body must be an integer'],
    ['/kinds', 'text/csv', Buffer.from([0xff]), 400, 'body must be valid UTF-8'],
    ['/kinds', 'application/json', '{}', 400, 'name is required'],
    [
      '/kinds',
      'text/html',
      'x',
      415,
      'The media type must be application/xml or application/json or text/csv or text/plain or application/octet-stream or image/* or multipart/mixed.',
    ],
    ['/any', 'application/json', '{}', 400, 'name is required'],
    ['/any', 'application/json', '{', 400, 'The body is not valid JSON.'],
    ['/fields', form, 'rows=1,x', 400, 'rows[1] must be an integer'],
    ['/fields', form, 'seed=oat', 400, 'The body is not valid JSON.'],
    ['/fields', form, 'where[age]=old', 400, 'where.age must be an integer'],
    ['/fields', form, '__proto__=1', 400, unsafe],
    ['/fields', form, 'where[__proto__][age]=1', 400, unsafe],
    ['/fields', form, 'where[constructor][prototype][age]=1', 400, unsafe],
    ['/fields', form, `where${'[age]'.repeat(40)}=1`, 400, 'The body is nested too deeply.'],
    ['/fields', form, `where${'[age]'.repeat(99_999)}=1`, 400, 'The body is nested too deeply.'],
    ['/fields', form, Buffer.from('rows=\xff', 'latin1'), 400, 'body must be valid UTF-8'],
    ['/sacks', 'multipart/form-data', 'x', 400, 'body must be well-formed multipart/form-data'],
    ['/sacks', multipart, 'x', 400, 'body must be well-formed multipart/form-data'],
    ['/sacks', multipart, part('name="label"', 'a'), 400, 'body must be well-formed multipart/form-data'],
    [
      '/sacks',
      multipart,
      `${part('name="photo"; filename="a"', 'a').slice(0, -2)}`,
      400,
      'body must be well-formed multipart/form-data',
    ],
    [
      '/sacks',
      multipart,
      `${part('name="__proto__"', 'a')}--x--`,
      400,
      'body must be well-formed multipart/form-data',
    ],
    ['/sacks', multipart, `${part('name="seed"', '[')}--x--`, 400, 'The body is not valid JSON.'],
    [
      '/sacks',
      multipart,
      `${part('name="seed"', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`)}--x--`,
      400,
      'The body is nested too deeply.',
    ],
    [
      '/sacks',
      multipart,
      `${part('name="seed"\r\nContent-Type: application/json', `${'['.repeat(99_999)}${']'.repeat(99_999)}`)}--x--`,
      400,
      'The body is nested too deeply.',
    ],
    [
      '/sacks',
      multipart,
      `${part('name="seed"\r\nContent-Type: application/json', '{"name":"a","name":"b"}')}--x--`,
      400,
      'The body names a member twice.',
    ],
    [
      '/sacks',
      multipart,
      Buffer.from(`${part('name="label"', '\xff')}--x--`, 'latin1'),
      400,
      'body must be valid UTF-8',
    ],
    [
      '/sacks',
      multipart,
      `${part('filename="a"', 'a')}--x--`,
      400,
      'body must be well-formed multipart/form-data',
    ],
    ['/sacks', multipart, `${part('name="label"', 'a').repeat(2)}--x--`, 400, 'label must be a string'],
    ['/sacks', multipart, `${part('name="map"', 'a').repeat(2)}--x--`, 400, 'map must be sent once'],
    ['/sacks', multipart, `${part('name="photo"', 'a').repeat(2)}--x--`, 400, 'photo must be sent once'],
    ['/sacks', multipart, '', 400, 'label is required'],
    [
      '/sacks',
      multipart,
      `${part('name="a"', 'a').repeat(1001)}--x--`,
      413,
      'The body must have at most 1000 parts.',
    ],
    ['/sacks', 'application/json', '{}', 415, 'The media type must be multipart/form-data.'],
  ])('%s %s is refused', async (url, type, payload, status, detail) => {
    const before = seen.length;
    const response = await send(url, type, payload);
    expect([response.statusCode, response.json().detail]).toEqual([status, detail]);
    expect(seen).toHaveLength(before);
  });

  it('a body that is needed and not there', async () => {
    const { app } = await depot();
    for (const url of ['/kinds', '/sacks', '/fields']) {
      const response = await app.inject({ method: 'POST', url });
      expect([response.statusCode, response.json().detail]).toEqual([400, 'The body is empty.']);
    }
  });
});

describe('a form of FormData', async () => {
  const { sendForm, seen } = await depot();
  it('has its fields by their schema, its files as File, its JSON as values', async () => {
    const response = await sendForm('/sacks', [
      ['label', 'Größe'],
      ['count', '3'],
      ['labels', 'one'],
      ['seed', json({ name: 'oat' })],
      ['photo', png('x', 'a.png')],
      ['pages', png('y', 'b.png')],
      ['pages', png('z', 'ü.png')],
      ['map', new Blob(['m'])],
      ['scans[]', new Blob([new Uint8Array([0xff])])],
      ['notes', new File(['n'], 'n.txt', { type: 'text/plain' })],
      ['other', '1'],
    ]);
    expect([response.statusCode, response.body]).toEqual([204, '']);
    expect(seen.at(-1)).toEqual({
      label: 'Größe',
      count: 3,
      labels: ['one'],
      seed: { name: 'oat' },
      photo: { type: 'image/png', name: 'a.png', text: 'x' },
      pages: [
        { type: 'image/png', name: 'b.png', text: 'y' },
        { type: 'image/png', name: 'ü.png', text: 'z' },
      ],
      map: { type: 'application/octet-stream', name: 'blob', text: 'm' },
      'scans[]': { type: 'application/octet-stream', name: 'blob', text: '\uFFFD' },
      notes: { type: 'text/plain', name: 'n.txt', text: 'n' },
      other: '1',
    });
  });

  it('has an object in brackets beside bytes that are no text', async () => {
    const response = await sendForm('/sacks', [
      ['label', 'a'],
      ['seed[name]', 'oat'],
      ['photo', new Blob([Buffer.from([0xff])], { type: 'image/png' })],
    ]);
    expect([response.statusCode, response.body]).toEqual([204, '']);
    expect(seen.at(-1)).toMatchObject({ label: 'a', seed: { name: 'oat' } });
  });

  it.each<[string, readonly (readonly [string, string | Blob])[]]>([
    ['label is required', [['count', '1']]],
    [
      'count must be an integer',
      [
        ['label', 'a'],
        ['count', 'x'],
      ],
    ],
    [
      'label must have at most 5 characters',
      [['label', new File(['abcdef'], 'a.txt', { type: 'text/plain' })]],
    ],
    [
      'photo must have at most 8 characters',
      [
        ['label', 'a'],
        ['photo', png('x'.repeat(9), 'a.png')],
      ],
    ],
    [
      'pages must hold at most 2 items',
      [['label', 'a'], ...[1, 2, 3].map((n) => ['pages', png('', `${n}`)] as const)],
    ],
    [
      'seed.name must be a string',
      [
        ['label', 'a'],
        ['seed', json({ name: 5 })],
      ],
    ],
  ])('%s', async (detail, fields) => {
    const response = await sendForm('/sacks', fields);
    expect([response.statusCode, response.json().detail]).toEqual([400, detail]);
  });

  it('is held to the limit of the app, announced or not', async () => {
    const small = await depot({ bodyLimit: 400 });
    expect((await small.sendForm('/sacks', [['label', 'a']])).statusCode).toBe(204);
    expect((await small.sendForm('/sacks', [['label', 'a'.repeat(400)]])).statusCode).toBe(413);
    await small.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = Object(small.app.server.address());
    const endless = new ReadableStream<Uint8Array>({
      start: (stream) =>
        stream.enqueue(
          Buffer.from('--x\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\n'),
        ),
      pull: (stream) => stream.enqueue(Buffer.alloc(1024)),
    });
    // The platform's types do not know `duplex` yet.
    const init = { method: 'POST', headers: { 'content-type': multipart }, body: endless, duplex: 'half' };
    const response = await fetch(`http://127.0.0.1:${port}/sacks`, init);
    expect(response.status).toBe(413);
    await small.app.close();
  });
});

it('leaves the forms of an app that reads some itself to it', async () => {
  const app = fastify();
  await app.register(formParser, { attachFieldsToBody: 'keyValues' });
  app.post('/own', async ({ body }) => body);
  let seen: unknown;
  const postSacks = async (
    { body }: { body: unknown },
    reply: { code(status: number): { send(): unknown } },
  ) => {
    seen = body;
    return reply.code(204).send();
  };
  const handlers: object = { 'post/sacks': postSacks };
  await app.register(depotServer(handlers), { prefix: '/depot' });
  const payload = `${part('name="label"', 'a')}--x--`;
  const headers = { 'content-type': multipart };
  const own = await app.inject({ method: 'POST', url: '/own', headers, payload });
  const ours = await app.inject({ method: 'POST', url: '/depot/sacks', headers, payload });
  expect([own.json(), ours.statusCode, seen]).toEqual([{ label: 'a' }, 204, { label: 'a' }]);
});
