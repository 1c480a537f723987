import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/env.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { databases } from './support/databases.ts';
import { startApp, type TestApp } from './support/start-app.ts';
import { tea } from './support/tea.ts';

const MINE = 'https://app.example.com';
const OTHER = 'http://localhost:3000';
const STRANGER = 'https://stranger.example';
const NEVER = 'access-control-allow-credentials';

let running: { create(): Promise<Parameters<typeof openStore>[0]>; stop(): Promise<void> };
let store: Store;
let token = '';
const apps: TestApp[] = [];

/** An app that was told this, that also listens. */
async function told(CORS_ORIGINS: string): Promise<TestApp> {
  const settings = { CORS_ORIGINS, RATE_LIMIT: '50', REQUEST_TIMEOUT_MS: '100' };
  const started = await startApp(store, { config: readConfig(settings) });
  await started.app.listen({ port: 0, host: '127.0.0.1' });
  apps.push(started);
  return started;
}

let off: TestApp;
let two: TestApp;
let all: TestApp;
beforeAll(async () => {
  const [sqlite] = databases;
  if (!sqlite) throw new Error('There is no database.');
  running = await sqlite.start();
  store = await openStore(await running.create());
  [off, two, all] = [await told(''), await told(`${MINE},${OTHER}`), await told('*')];
  await two.add(tea, { tea_id: 'green', name: 'Sencha' });
  ({ token } = await two.issue(tea));
});
afterAll(async () => {
  for (const { app } of apps) await app.close();
  await store.close();
  await running.stop();
});

const asking = {
  'access-control-request-method': 'PATCH',
  'access-control-request-headers': 'authorization',
};

function send(to: TestApp, origin: string | undefined, more: object = {}, headers = {}) {
  return to.app.inject({
    method: 'PATCH',
    url: '/tea/teas/green',
    headers: {
      ...(origin === undefined ? {} : { origin }),
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...headers,
    },
    payload: '{}',
    ...more,
  });
}

/** The last answer to bytes as they are. */
async function raw(to: TestApp, bytes: string): Promise<string> {
  const socket = connect((to.app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  return (await text(socket)).toLowerCase();
}

describe('a preflight', () => {
  const ask = (to: TestApp, origin: string, url = '/tea/teas/green') =>
    to.app.inject({ method: 'OPTIONS', url, headers: { origin, ...asking } });

  test.each([
    ['of an origin that is listed', () => two, MINE, MINE],
    ['of the other one', () => two, OTHER, OTHER],
    ['of any, where all are', () => all, STRANGER, '*'],
  ])('%s is granted without a token', async (_whose, to, origin, allowed) => {
    const { statusCode, headers, body } = await ask(to(), origin);
    expect([statusCode, body]).toEqual([204, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': allowed,
      'access-control-allow-methods': expect.stringContaining('PATCH'),
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '600',
      'x-request-id': expect.any(String),
      'x-content-type-options': 'nosniff',
      vary: 'Origin, Access-Control-Request-Headers',
    });
    expect(headers).not.toHaveProperty(NEVER);
  });

  test('of a stranger is not', async () => {
    const { headers } = await ask(two, STRANGER);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers.vary).toContain('Origin');
  });

  test('is logged and counted as one, without its path', async () => {
    const known = two.log.length;
    await ask(two, MINE);
    await ask(two, MINE, '/tea/teas/secret-tea');
    const lines = two.log.slice(known).map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ vendor: 'tea', operation: 'OPTIONS /tea/*', status: 204 });
    const { body } = await two.app.inject('/metrics');
    expect(body).toMatch(/_count\{vendor="tea",operation="OPTIONS \/tea\/\*",status="204"\} \d+/);
    expect(body).not.toContain('secret-tea');
  });

  test('takes nothing off what a token has left', async () => {
    for (let count = 0; count < 60; count += 1) await ask(two, MINE);
    expect((await send(two, MINE)).statusCode).toBe(200);
  });
});

describe('an answer', () => {
  test.each([
    ['a success', {}, {}, 200, 'x-request-id'],
    ['a bad body', { payload: '{' }, {}, 400, 'x-request-id'],
    ['no token', {}, { authorization: '' }, 401, 'x-request-id'],
    ['an unknown client', { url: '/tea/teas/nobody' }, {}, 404, 'x-request-id'],
    ['another path', { url: '/tea/nothing' }, {}, 404, 'x-request-id'],
    ['another method', { method: 'DELETE', payload: undefined }, {}, 405, 'allow'],
    ['another media type', {}, { 'content-type': 'text/plain' }, 415, 'x-request-id'],
    ['broken percent-encoding', { url: '/tea/teas/%ff' }, {}, 400, 'x-request-id'],
    ['an unknown vendor', { url: '/coffee' }, {}, 404, 'x-request-id'],
  ])('to %s may be read by who is listed, and by nobody else', async (_what, more, headers, status, name) => {
    const [mine, stranger, nobody] = [
      await send(two, MINE, more, headers),
      await send(two, STRANGER, more, headers),
      await send(two, undefined, more, headers),
    ];
    expect([mine, stranger, nobody].map(({ statusCode }) => statusCode)).toEqual([status, status, status]);
    expect(mine.headers['access-control-allow-origin']).toBe(MINE);
    expect(String(mine.headers['access-control-expose-headers']).split(', ')).toContain(name);
    for (const { headers } of [mine, stranger, nobody]) {
      expect(headers.vary).toBe('Origin');
      expect(headers).not.toHaveProperty(NEVER);
    }
    for (const { headers } of [stranger, nobody])
      expect(Object.keys(headers).filter((one) => one.startsWith('access-control-'))).toEqual([]);
  });

  test('to too many requests says when to come back', async () => {
    let answer = await send(all, STRANGER);
    for (let count = 0; count < 60 && answer.statusCode !== 429; count += 1)
      answer = await send(all, STRANGER);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-expose-headers']).toContain('retry-after');
  });

  test('exposes nothing that is in every answer', async () => {
    const { headers } = await send(two, MINE);
    expect(headers['access-control-expose-headers']).toBe('x-request-id');
  });

  test('of the probes and the metrics is for no page', async () => {
    for (const url of ['/healthz', '/readyz', '/metrics']) {
      const { statusCode, headers } = await all.app.inject({ url, headers: { origin: MINE } });
      expect(statusCode).toBe(200);
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  test('to an OPTIONS that is no preflight is that of the contract', async () => {
    const more = { method: 'OPTIONS', payload: undefined };
    const { statusCode, headers, body } = await send(two, MINE, more);
    const before = await send(off, undefined, more);
    expect([statusCode, headers['allow'], body]).toEqual([405, before.headers['allow'], before.body]);
    expect(before.statusCode).toBe(405);
  });
});

describe('what never reaches a hook', () => {
  const malformed = `PATCH /tea/teas/green HTTP/1.1\r\nOrigin: ${OTHER}\r\nAuthorization : x\r\n\r\n`;

  test('may be read all the same', async () => {
    const answer = await raw(two, malformed);
    expect(answer).toMatch(/^http\/1.1 400/);
    expect(answer).toContain(`access-control-allow-origin: ${OTHER}\r\n`);
    expect(answer).toContain('access-control-expose-headers: x-request-id\r\n');
    expect(await raw(two, malformed.replace(OTHER, STRANGER))).not.toContain('access-control-');
    expect(await raw(all, 'nonsense\r\n\r\n')).toContain('access-control-allow-origin: *\r\n');
  });

  test('nor does what comes too slowly', async () => {
    const slow = malformed
      .replace(OTHER, MINE)
      .replace('Authorization : x', `Authorization: Bearer ${token}`);
    const body = 'Host: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{';
    const [whole, half, one] = [
      await raw(two, slow.replace(/\r\n$/, body)),
      await raw(all, 'PATCH /tea/teas/green HTTP/1.1\r\n'),
      await raw(await told(MINE), 'PATCH /tea/teas/green HTTP/1.1\r\n'),
    ];
    expect([whole, half, one].map((answer) => answer.slice(0, 12))).toEqual(Array(3).fill('http/1.1 408'));
    expect(whole).toContain(`access-control-allow-origin: ${MINE}\r\n`);
    expect(half).toContain('access-control-allow-origin: *\r\n');
    expect(one).toContain(`access-control-allow-origin: ${MINE}\r\n`);
  });
});

test('without it nothing is said to any page', async () => {
  const preflight = await send(off, MINE, { method: 'OPTIONS', payload: undefined }, asking);
  const answers = [preflight, await send(off, MINE), await send(off, MINE, { url: '/tea/teas/%ff' })];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([405, 200, 400]);
  for (const { headers } of answers)
    expect(Object.keys(headers).filter((name) => /^(?:access-control-.*|vary)$/.test(name))).toEqual([]);
});
