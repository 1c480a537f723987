import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exchange, Mocks } from '../src/index.ts';
import { portOf, sendRaw, startFixtures } from './helpers.ts';

let mocks: Mocks;
const exchanges: Exchange[] = [];
beforeAll(async () => {
  mocks = await startFixtures({ patience: 300, onExchange: (exchange) => exchanges.push(exchange) });
});
afterAll(() => mocks.close());

const json = 'content-type: application/json';
const bearer = 'authorization: Bearer x';
const key = 'x-pot-key: x';
const chunked = 'transfer-encoding: chunked';
const size = (length: number) => `content-length: ${length}`;
const framed = (body: string | Buffer): Framed => ({ header: size(Buffer.byteLength(body)), body });
const chunks = (...parts: string[]): Framed => ({
  header: chunked,
  body: `${parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('')}0\r\n\r\n`,
});

const named = (length: number) => `{"name":"${'x'.repeat(length - 11)}"}`;
const invalid = { status: 400, says: 'not valid HTTP' };
const notJson = 'not valid JSON';

type Framed = { header: string; body: string | Buffer };
type Row = Framed & {
  name: string;
  status: number;
  /** In the answer's body. */
  says: string;
  /** In the `sl-violations` header. */
  violation?: string;
  headers?: string[];
  hangUp?: boolean;
};

const malformed = (name: string, framed: Framed, violation: string, more: Partial<Row> = {}): Row => ({
  ...{ name, ...framed, status: 400, says: 'That is not JSON.', violation },
  ...more,
});
const tooLarge = (name: string, framed: Framed, more: Partial<Row> = {}): Row => ({
  ...{
    name,
    ...framed,
    status: 413,
    says: 'Too much.',
    violation: '"body_too_large","message":"The body must be at most 1048576',
  },
  ...more,
});
const ofType = (type: string) => ({ headers: [bearer, `content-type: ${type}`] });
const unsupported = { says: 'degrees must be', violation: 'Supported content types' };

// The kettle contract documents its answers to malformed JSON (400) and to too much of it (413).
const documented: Row[] = [
  malformed('a trailing comma', framed('{"a":1,}'), `"malformed_json","message":"The body is ${notJson}`),
  malformed('half an object', framed('{"degrees"'), notJson),
  malformed('bare words', framed('hot'), notJson),
  malformed('white space', framed(' \n'), notJson),
  malformed('an empty body', framed(''), 'The body is empty'),
  malformed('no body', { header: 'x-none: 1', body: '' }, 'The body is empty'),
  malformed('empty chunks', chunks(), 'The body is empty'),
  malformed('malformed chunks', chunks('{"deg', 'rees":'), notJson),
  malformed('bytes that are no UTF-8', framed(Buffer.from([0x22, 0xff, 0x22])), 'not valid UTF-8'),
  malformed('UTF-16', framed(Buffer.from('\ufeff{"degrees":1}', 'utf16le')), 'UTF-8'),
  malformed('200,000 open brackets', framed('['.repeat(200_000)), 'too deeply'),
  malformed('malformed JSON without a token', framed('{'), notJson, {
    ...{ headers: [json], status: 401, says: 'No token.' },
  }),
  malformed('malformed JSON in a patch', framed('{'), notJson, ofType('application/merge-patch+json; a=b')),
  malformed('JSON as text', framed('{'), '', { ...ofType('text/plain'), ...unsupported }),
  malformed('JSON of a type that is none', framed('{}'), '', { ...ofType('json'), ...unsupported }),
  malformed('99,999 nested arrays', framed('['.repeat(99_999) + ']'.repeat(99_999)), 'too deeply'),
  malformed('500 nested arrays', framed('['.repeat(500) + ']'.repeat(500)), 'must be object', {
    says: 'degrees must be',
  }),
  malformed('a byte order mark', framed('\ufeff{"degrees":100}'), 'byte order mark'),
  malformed('a member twice', framed('{"degrees":1,"degrees":2}'), 'a member twice'),
  { name: 'JSON in chunks', ...chunks('{"degrees"', ':100}'), status: 200, says: '"degrees":100' },
  { name: 'exactly 1 MiB', ...framed(named(1_048_576)), status: 200, says: '"degrees":100' },
  tooLarge('1 MiB and a byte', framed(named(1_048_577))),
  tooLarge('endless chunks', { header: chunked, body: `${'fffff\r\n'.padEnd(1_048_582, 'x')}\r\nff\r\nxx` }),
  tooLarge('an announced gigabyte', { header: size(1e9), body: '{' }, { hangUp: true }),
  { name: 'a body that stops', header: size(99), body: '{"a"', status: 408, says: 'too long to arrive' },
  { name: 'a hang-up', header: size(99), body: '{', ...invalid, hangUp: true },
  malformed('a body that is longer than it says', { header: size(9), body: '{"degrees":1}' }, notJson),
  { name: 'a negative Content-Length', header: size(-1), body: '{}', ...invalid },
  { name: 'a chunk size that is no number', header: chunked, body: 'zz\r\n', ...invalid },
  { name: 'two framings', header: `${size(2)}\r\n${chunked}`, body: '{}', ...invalid },
];

// The teapot contract documents no error at all.
const undocumented: Row[] = [
  {
    name: 'malformed JSON',
    ...framed('[\n {"leaf": oops}]'),
    status: 400,
    says: notJson,
  },
  { name: 'an empty body', ...framed(''), status: 400, says: 'The body is empty.' },
  { name: 'too much', ...framed(' '.repeat(1_048_577)), status: 413, says: 'at most 1048576 bytes' },
  {
    name: 'malformed JSON without a key',
    ...framed('{'),
    headers: [json],
    status: 401,
    says: 'UNAUTHORIZED',
  },
];

const contracts = [
  { vendor: 'kettle', start: 'PATCH', path: '/kettles/k-1', token: bearer, rows: documented },
  { vendor: 'teapot', start: 'PUT', path: '/pots/p-1?cups=1', token: key, rows: undocumented },
];

describe.each(contracts)('$vendor', ({ vendor, start, path, token, rows }) => {
  describe.each(['gateway', 'own port'])('by its %s', (entrance) => {
    test.each(rows)('answers $name with $status', async (row) => {
      const { headers = [token, json], header, body, hangUp = false } = row;
      const urls = mocks.urls.vendors[vendor];
      const isGateway = entrance === 'gateway';
      const port = portOf((isGateway ? urls?.url : urls?.origin) ?? '');
      const target = isGateway ? `/${vendor}${path}` : path;
      const head = [`${start} ${target} HTTP/1.1`, 'host: x', 'connection: close', ...headers, header];
      const answer = await sendRaw(port, [`${head.join('\r\n')}\r\n\r\n`, body], { hangUp });
      expect(answer).toMatchObject({ status: row.status, body: expect.stringContaining(row.says) });
      const violation = row.violation?.toLowerCase() ?? '';
      expect(answer.head).toMatch(violation ? /^sl-violations: /m : /^content-type: /m);
      expect(answer.head).toContain(violation);
    });
  });
});

test('closes the connection on which a body stopped', async () => {
  const head = 'PATCH /kettles/k-1 HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{';
  const answer = await sendRaw(portOf(mocks.urls.vendors['kettle']?.origin ?? ''), [head]);
  expect(answer).toMatchObject({ status: 408, head: expect.stringContaining('connection: close') });
});

test('stays up when clients hang up midway', async () => {
  exchanges.length = 0;
  const port = portOf(mocks.urls.gateway);
  const head = 'PATCH /kettle/kettles/k-1 HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{"deg';
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const socket = connect(port, '127.0.0.1');
      const closed = once(socket, 'close');
      socket.write(head, () => (index % 2 ? socket.resetAndDestroy() : socket.destroy()));
      await closed;
    }),
  );
  const response = await fetch(`${mocks.urls.gateway}/kettle/kettles`);
  expect(response.status).toBe(200);
  // A client that hangs up politely may still wait for an answer.
  expect(new Set(exchanges.map(({ status }) => status))).toEqual(new Set([400, 200]));
});
