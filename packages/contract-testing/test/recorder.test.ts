import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Recorder, startRecorder } from '../src/index.ts';

// Answers with what it got, so that each side of the recorder can be held against the other.
const seen: string[] = [];
const upstream: Server = createServer(async (incoming, outgoing) => {
  seen.push(`${incoming.method} ${incoming.url}`);
  const body = await text(incoming);
  if (incoming.url?.endsWith('/broken')) return outgoing.destroy();
  const status = incoming.method === 'DELETE' ? 204 : 201;
  outgoing.writeHead(status, { 'Content-Type': 'text/plain', 'X-Got': incoming.headers['x-sent'] ?? '' });
  outgoing.end(status === 204 ? undefined : body);
  return undefined;
});
let recorder: Recorder;

beforeAll(async () => {
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
});
beforeEach(async () => {
  recorder = await startRecorder('someone', `${origin(upstream)}/base/`);
  seen.length = 0;
  return () => recorder.close();
});
afterAll(() => {
  upstream.close();
});

it.each(['/a%2Fb', '/a/../b', '/%2e%2e/b', '//x///y', '/%ff%zz', '/a?b=c&b=d&e=%20+\'"'])(
  'passes the target %j on as it came',
  async (target) => {
    await raw(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const received = Buffer.from(target).toString('latin1');
    expect(seen).toEqual([`GET /base${received}`]);
    expect(recorder.exchanges.map((exchange) => exchange.target)).toEqual([received]);
  },
);

it('records both sides as they went over the wire', async () => {
  const body = '{"b": 1, "a": null, "ü": "\\u00fc"}';
  const headers = { 'X-Sent': 'yes', 'Content-Type': 'application/json' };
  const response = await fetch(`${recorder.url}/x`, { method: 'POST', headers, body });
  expect([response.status, response.headers.get('x-got'), await response.text()]).toEqual([201, 'yes', body]);
  expect(recorder.exchanges).toEqual([
    {
      client: 'someone',
      method: 'POST',
      target: '/x',
      request: {
        headers: expect.objectContaining({ 'x-sent': 'yes', 'content-type': 'application/json' }),
        body,
      },
      response: {
        status: 201,
        headers: expect.objectContaining({ 'x-got': 'yes', 'content-type': 'text/plain' }),
        body,
      },
    },
  ]);
});

it('keeps an answer without a body empty', async () => {
  await fetch(`${recorder.url}/x`, { method: 'DELETE' });
  expect(recorder.exchanges[0]?.response).toMatchObject({ status: 204, body: '' });
});

it('keeps a body of a megabyte whole', async () => {
  const body = 'ü'.repeat(500_000);
  const response = await fetch(`${recorder.url}/x`, { method: 'PUT', body });
  expect(await response.text()).toBe(body);
  expect(recorder.exchanges[0]?.request.body).toBe(body);
});

it('records nothing of an exchange that broke off, and goes on', async () => {
  await expect(fetch(`${recorder.url}/broken`)).rejects.toThrow();
  expect((await fetch(`${recorder.url}/x`)).status).toBe(201);
  expect(recorder.exchanges.map(({ target }) => target)).toEqual(['/x']);
});

it('frees its port when it closes, open connections or not', async () => {
  const other = await startRecorder('someone', origin(upstream));
  const held = request(other.url, { method: 'POST', headers: { Expect: '100-continue' } });
  held.on('error', () => {});
  held.flushHeaders();
  await once(held, 'continue');
  held.write('half of a body');
  await other.close();
  await expect(fetch(other.url)).rejects.toThrow();
});

function origin(server: Server): string {
  const { port } = server.address() as AddressInfo; // An IP listener's address is never a string.
  return `http://127.0.0.1:${port}`;
}

/** Sends bytes that `fetch` would normalise. */
async function raw(message: string): Promise<string> {
  const socket = connect(Number(new URL(recorder.url).port), '127.0.0.1');
  socket.write(message);
  return text(socket);
}
