import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readRegister } from '@clientele/openapi/register';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../src/index.ts';
import { media } from './media/contract.ts';

// Both clients of a contract with an operation for each kind of body and parameter, over real HTTP.
const repository = resolve(import.meta.dirname, '../../..');
const root = mkdtempSync(join(tmpdir(), 'clientele-media-'));
const bundle = join(root, 'media/generated/openapi.json');
const folder = dirname(bundle);

interface Seen {
  readonly line: string;
  readonly type: string | undefined;
  readonly accept: string | undefined;
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly type?: string | undefined;
  readonly body?: string | Buffer;
}

let seen: Seen[] = [];
let answers: Answer[] = [];
const server = createServer(async (request, response) => {
  const chunks = await request.toArray();
  const { method, url, headers } = request;
  const type = headers['content-type'];
  seen.push({
    line: `${method} ${url}`,
    type,
    accept: headers.accept,
    body: Buffer.concat(chunks).toString('latin1'),
  });
  const answer = answers.shift() ?? { body: '{}', type: 'application/json' };
  response.writeHead(answer.status ?? 200, answer.type ? { 'content-type': answer.type } : {});
  response.end(answer.body);
});

/** What an operation's functions take, before their types are known; `program.ts.txt` tests those. */
type Options = Readonly<Record<string, unknown>>;
type Outcome = Readonly<Record<string, unknown>>;
type Call = (operation: string, input?: Options, options?: Options) => Promise<Outcome>;
const clients: Record<'sdk' | 'fetch', Call> = { sdk: unmade, fetch: unmade };
let validate: unknown;
let resilient: (options: object) => unknown;

function unmade(): never {
  throw new Error('The clients are made before the first test.');
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(bundle, JSON.stringify(media()));
  const [installed] = await readRegister(repository);
  // What an install gives to every package of a contract.
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  symlinkSync(resolve(dirname(installed?.bundle ?? ''), '../node_modules'), join(root, 'media/node_modules'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const { findings } = await generate([{ name: 'media', bundle, folder }]);
  expect(findings).toEqual([]);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // Never a string for an IP listener.
  const load = (name: string) => import(pathToFileURL(join(folder, name)).href);
  const [sdk, fetch] = [await load('index.gen.ts'), await load('fetch.gen.ts')];
  ({ validate } = await load('sdk/operation-schemas.gen.ts'));
  ({ resilient } = sdk);
  clients.sdk = (operation, input, options) => {
    const { header, ...rest } = input ?? {};
    const client = sdk.createClient({ baseUrl, ...options });
    return sdk[operation]({ client, ...rest, ...(header ? { headers: header } : {}) });
  };
  clients.fetch = (operation, { path, query, header, ...rest } = {}, options = {}) => {
    const [url = '', item = {}] =
      Object.entries(media().paths).find(([, one]) =>
        Object.values(one).some(({ operationId }) => operationId === operation),
      ) ?? [];
    const client = fetch.createClient({ baseUrl, ...options });
    const [method = ''] = Object.keys(item);
    return client[method.toUpperCase()](url, { params: { path, query, header }, ...rest });
  };
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

it('has types that agree, and refuse what cannot be sent', () => {
  copyFileSync(join(import.meta.dirname, 'media/program.ts.txt'), join(folder, 'program.ts'));
  const config = { extends: join(repository, 'tsconfig.json'), exclude: ['**/node_modules'] };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(config));
  const { stdout } = spawnSync(join(repository, 'node_modules/.bin/tsc'), ['--project', root], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
});

it('has scenarios that hold what a program does', async () => {
  const { getImage, getText, upload } = await import(
    pathToFileURL(join(folder, 'sdk/scenarios.gen.ts')).href
  );
  expect(getText["It's done"].response.body).toBe("It's */ text.");
  const { body } = getImage["It's done"].response;
  expect([body.type, await body.text()]).toEqual(['image/png', 'PNG']);
  const { title, cover, pages } = upload['Tiger'].request.body;
  expect([title, await cover.text(), await pages[0].text()]).toEqual(['Tiger', 'PNG', 'PNG']);
});

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]);
const file = new File([png], 'cover.png', { type: 'image/png' });
const form = new FormData();
form.append('title', 'Tiger');
form.append('cover', file);
const part = (name: string, value: string, more = '') =>
  `--B\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const filePart = (name: string) =>
  part(name, png.toString('latin1'), '; filename="cover.png"\r\nContent-Type: image/png');

const requests: [string, string, Options, Partial<Seen>][] = [
  [
    'a form with files',
    'upload',
    { body: { title: 'Tiger', cover: file, pages: [file, file], pet: { name: 'a' }, scan: undefined } },
    {
      line: 'POST /upload',
      type: 'multipart/form-data; boundary=B',
      body: `${part('title', 'Tiger')}${filePart('cover')}${filePart('pages')}${filePart('pages')}${part('pet', '{"name":"a"}')}--B--\r\n`,
    },
  ],
  [
    'FormData',
    'upload',
    { body: form },
    {
      type: 'multipart/form-data; boundary=B',
      body: `${part('title', 'Tiger')}${filePart('cover')}--B--\r\n`,
    },
  ],
  [
    'fields',
    'sendForm',
    { body: { name: 'a b&c', tags: ['x', 'y'], at: { x: 1, y: null } } },
    {
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
      body: 'name=a+b%26c&tags=x&tags=y&at%5Bx%5D=1',
    },
  ],
  ['URLSearchParams', 'sendForm', { body: new URLSearchParams({ name: 'ü' }) }, { body: 'name=%C3%BC' }],
  ['XML', 'sendXml', { body: '<pet/>' }, { type: 'application/xml', body: '<pet/>' }],
  ['a Blob', 'sendBytes', { body: file }, { type: 'application/octet-stream', body: png.toString('latin1') }],
  ['an array of bytes', 'sendBytes', { body: new Uint8Array(png) }, { body: png.toString('latin1') }],
  [
    'a Blob of its own type',
    'sendWhatever',
    { body: file },
    { type: 'image/png', body: png.toString('latin1') },
  ],
  ['whatever is text', 'sendWhatever', { body: 'a' }, { type: 'text/plain;charset=UTF-8', body: 'a' }],
  ['whatever is JSON', 'sendWhatever', { body: ['a'] }, { type: 'application/json', body: '["a"]' }],
  ['JSON first', 'sendEither', { body: { name: 'a' } }, { type: 'application/json', body: '{"name":"a"}' }],
  [
    'the media type that is named',
    'sendEither',
    { body: '<pet/>', mediaType: 'application/xml' },
    { type: 'application/xml', body: '<pet/>' },
  ],
  ['the first where none is JSON', 'sendOptional', { body: 'a' }, { type: 'text/plain', body: 'a' }],
  ['no body', 'sendOptional', {}, { type: undefined, body: '' }],
  [
    "a caller's Content-Type",
    'sendXml',
    { body: '<a/>', headers: { 'Content-Type': 'text/xml' } },
    { type: 'text/xml' },
  ],
  [
    'what it takes, JSON first',
    'getSeveral',
    {},
    {
      accept: 'application/json, application/vnd.pet+json, text/csv;q=0.9, image/png;q=0.9',
    },
  ],
  ['what it takes, if no JSON', 'getImage', {}, { accept: 'image/png' }],
  [
    'parameters in every style',
    'getStyles',
    {
      path: { ids: ['a,b', 'c/d'], point: { x: 1, y: 2 } },
      query: {
        csv: ['a b', 'c,d', null],
        pipes: ['a', 'b|c'],
        spaces: ['a', 'b'],
        usual: ['a', 'b'],
        members: { x: 1, y: 2 },
        flat: { x: 1, y: undefined },
        deep: { x: 1 },
      },
    },
    {
      line: 'GET /styles/a%2Cb,c%2Fd/x=1,y=2?csv=a%20b,c%2Cd&pipes=a|b%7Cc&spaces=a%20b&usual=a&usual=b&x=1&y=2&flat=x,1&deep[x]=1',
    },
  ],
  [
    'no parameter for an empty list',
    'getStyles',
    { path: { ids: ['a'], point: { x: 1 } }, query: { csv: [], pipes: [], flat: {} } },
    { line: 'GET /styles/a/x=1' },
  ],
];

const csv = 'name\nTiger\n';
const pet = { name: 'Tiger' };
const json = JSON.stringify(pet);
const received: [string, string, Answer, object][] = [
  ['text', 'getText', { type: 'text/plain', body: json }, { kind: 'success', status: 200, body: json }],
  ['no text', 'getText', {}, { kind: 'success', body: '' }],
  [
    'text under another type',
    'getText',
    { type: 'text/html', body: '<b>' },
    { kind: 'success', body: '<b>' },
  ],
  [
    'bytes',
    'getImage',
    { type: 'image/png', body: png },
    { kind: 'success', body: { bytes: [...png], type: 'image/png' } },
  ],
  ['no bytes', 'getImage', {}, { kind: 'success', body: { bytes: [], type: '' } }],
  ['whatever is JSON', 'getAnything', { type: 'application/problem+json', body: json }, { body: pet }],
  ['whatever is text', 'getAnything', { type: 'text/csv', body: csv }, { body: csv }],
  [
    'whatever is bytes',
    'getAnything',
    { type: 'image/png', body: png },
    { body: { bytes: [...png], type: 'image/png' } },
  ],
  [
    'what ought to be JSON',
    'getAnything',
    { type: 'application/json', body: '<b>' },
    {
      kind: 'violation',
      statusCode: 200,
      body: '<b>',
      expected: 'JSON',
      received: 'text',
    },
  ],
  [
    'one of several',
    'getSeveral',
    { type: 'text/csv; charset=utf-8', body: csv },
    { status: 200, mediaType: 'text/csv', body: csv },
  ],
  [
    'another of several',
    'getSeveral',
    { type: 'application/vnd.pet+json', body: json },
    { mediaType: 'application/vnd.pet+json', body: pet },
  ],
  [
    'bytes of several',
    'getSeveral',
    { type: 'image/png', body: png },
    { mediaType: 'image/png', body: { bytes: [...png], type: 'image/png' } },
  ],
  [
    'what is held as one of several',
    'getSeveral',
    { type: 'text/tab-separated-values', body: csv },
    { mediaType: 'text/csv', body: csv },
  ],
  [
    'none of several',
    'getRanged',
    { type: 'text/html', body: '<b>' },
    { kind: 'violation', expected: 'JSON' },
  ],
  [
    'a status of a range',
    'getRanged',
    { status: 409, type: 'application/json', body: '{"message":"a"}' },
    { kind: 'error', status: 409, body: { message: 'a' } },
  ],
  [
    'a status that is documented by itself',
    'getRanged',
    { status: 404 },
    { kind: 'error', status: 404, body: undefined },
  ],
  [
    'the default',
    'getRanged',
    { status: 500, type: 'application/json', body: '{"message":"a"}' },
    { kind: 'error', status: 500, body: { message: 'a' } },
  ],
  [
    'no success by default where one is documented',
    'getRanged',
    { status: 201, body: json },
    { kind: 'undocumented', statusCode: 201, body: json },
  ],
  [
    'a success by default',
    'getDefault',
    { status: 201, type: 'application/json', body: json },
    { kind: 'success', status: 201, body: pet },
  ],
  [
    'a range without a body',
    'getAccepted',
    { status: 503, body: 'Sorry' },
    { kind: 'error', status: 503, body: undefined },
  ],
  [
    'what is not documented',
    'getAccepted',
    { status: 418, body: 'Tea' },
    { kind: 'undocumented', statusCode: 418, body: 'Tea' },
  ],
];

describe.each(['sdk', 'fetch'] as const)('%s', (name) => {
  const call: Call = (...given) => clients[name](...given);

  it.each(requests)('sends %s', async (_what, operation, input, expected) => {
    seen = [];
    await call(operation, input);
    const [request] = seen;
    const boundary = request?.type?.match(/boundary=(.*)$/)?.[1] ?? '\0';
    const plain = JSON.parse(JSON.stringify(request).replaceAll(boundary, 'B').replaceAll('----B', '--B'));
    expect({
      ...request,
      ...plain,
      line: request?.line.replace('%5B', '[').replace('%5D', ']'),
    }).toMatchObject(expected);
  });

  it.each(received)('gives %s', async (_what, operation, answer, expected) => {
    answers = [answer];
    const { body, ...rest } = await call(operation);
    const bytes = body instanceof Blob ? [...new Uint8Array(await body.arrayBuffer())] : undefined;
    expect({ ...rest, body: bytes ? { bytes, type: (body as Blob).type } : body }).toMatchObject(expected);
  });

  it.each<[string, string, Answer, string | undefined]>([
    ['JSON', 'getText', { type: 'text/plain', body: '' }, undefined],
    ['JSON of any type', 'getAnything', { type: 'application/json', body: '{"name":1}' }, '/name'],
    ['JSON of several', 'getSeveral', { type: 'application/vnd.pet+json', body: '{"name":1}' }, '/name'],
    ['text of several', 'getSeveral', { type: 'text/csv', body: '{"name":1}' }, undefined],
    ['a range', 'getRanged', { status: 409, type: 'application/json', body: '{"message":1}' }, '/message'],
    [
      'the default',
      'getRanged',
      { status: 500, type: 'application/json', body: '{"message":1}' },
      '/message',
    ],
  ])('checks no body but JSON: %s', async (_what, operation, answer, pointer) => {
    answers = [answer];
    expect((await call(operation, {}, { validate }))['pointer']).toBe(pointer);
  });

  it.each<[string, string, () => unknown, number]>([
    ['a form', 'upload', () => ({ title: 'Tiger', cover: file }), 2],
    ['FormData', 'upload', () => form, 2],
    ['bytes', 'sendBytes', () => file, 2],
    ['a stream, once', 'sendBytes', () => file.stream(), 1],
  ])('sends %s as often as it is asked to', async (_what, operation, body, attempts) => {
    seen = [];
    answers = [{ status: 503 }];
    const resilience = resilient({ baseDelay: 1 });
    expect(await call(operation, { body: body() }, { resilience })).toMatchObject({ attempts });
    expect(seen).toHaveLength(attempts);
    for (const { body: sent } of seen) expect(sent).toContain(png.toString('latin1'));
  });

  it.each<[string, string, unknown]>([
    ['a form', 'upload', { title: 'Tiger', cover: file, client_secret: 'sec-2b80f6d15a' }],
    ['fields', 'sendForm', { name: 'Tiger', client_secret: 'sec-2b80f6d15a' }],
    ['URLSearchParams', 'sendForm', new URLSearchParams({ client_secret: 'sec-2b80f6d15a' })],
  ])('logs no secret of %s', async (_what, operation, body) => {
    answers = [{ status: 418, body: 'No sec-2b80f6d15a' }];
    const outcome = await call(operation, { body });
    expect(outcome['body']).toContain('sec-2b80f6d15a');
    expect(JSON.stringify(outcome)).toContain('No [redacted]');
  });
});
