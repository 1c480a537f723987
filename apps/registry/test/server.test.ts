import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { addClients } from '../src/clients/add-clients.ts';
import { issueToken } from '../src/clients/issue-token.ts';
import { readConfig } from '../src/env.ts';
import { type RunningRegistry, startRegistry } from '../src/server.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { tea } from './support/tea.ts';

let folder: string;
const quiet = { logStream: { write: () => {} }, vendors: [tea] };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-server-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function start(
  env = {},
  wrapStore?: (store: Store) => Store,
): Promise<RunningRegistry & { token: string }> {
  const file = join(folder, `${Math.random()}.db`);
  const config = readConfig({ PORT: '0', DATABASE_FILE: file, REQUEST_TIMEOUT_MS: '500', ...env });
  const registry = await startRegistry(config, { ...quiet, ...(wrapStore ? { wrapStore } : {}) });
  const { store, url } = registry;
  const context = { store, vendor: tea, publicUrl: url, now: () => new Date(), newId: () => 'green' };
  await addClients([{ name: 'Sencha' }], context);
  const { token } = await issueToken(store, { vendor: tea, scopes: tea.requiredScopes, now: new Date() });
  return { ...registry, token };
}

function open({ url }: RunningRegistry): Socket {
  return connect(Number(new URL(url).port), '127.0.0.1');
}

async function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return text;
}

test.each([
  ['headers', 'PATCH /tea/teas/green HTTP/1.1\r\nHost: x\r\nX: ', 'a'],
  [
    'a body',
    'PATCH /tea/teas/green HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
    ' ',
  ],
])('%s that dribble in end with 408 and a closed connection', async (_what, head, drop) => {
  const registry = await start();
  const socket = open(registry);
  socket.write(head.replace('TOKEN', registry.token));
  const dribble = setInterval(() => socket.write(drop), 50);
  const began = performance.now();
  const answer = await readAll(socket).finally(() => clearInterval(dribble));
  const took = performance.now() - began;
  await registry.close();
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(took).toBeLessThan(2500);
});

test('what was accepted is finished before the end', async () => {
  const entered = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const slow = (store: Store): Store => ({
    ...store,
    updateClient: async (request, change) => {
      entered.resolve();
      await gate.promise;
      return store.updateClient(request, change);
    },
  });
  const registry = await start({}, slow);
  const agent = new Agent({ keepAlive: true });
  const updating = update(registry, agent);
  await entered.promise;
  const idle = open(registry);
  await once(idle, 'connect');
  const closing = registry.close();
  await sleep(50);
  gate.resolve();
  expect(await updating).toEqual({ status: 200, connection: 'close' });
  await closing;
  await expect(fetch(`${registry.url}/healthz`)).rejects.toThrow();
});

test('it stops being ready before it stops listening', async () => {
  const config = readConfig({ DATABASE_FILE: join(folder, 'ready.db') });
  const store = await openStore(config.database);
  const app = await createApp({ config, store, ...quiet });
  const gate = Promise.withResolvers<void>();
  app.addHook('preClose', () => gate.promise);
  const url = await app.listen({ port: 0 });
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const closing = app.close();
  await sleep(20);
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'shutting down' }]);
  gate.resolve();
  await closing;
  await store.close();
});

test('a request that never ends does not keep the registry from ending', async () => {
  const never = (store: Store): Store => ({ ...store, updateClient: () => new Promise(() => {}) });
  const registry = await start({ SHUTDOWN_TIMEOUT_MS: '200' }, never);
  const updating = update(registry, new Agent()).catch((error: Error) => error.message);
  await sleep(100);
  const began = performance.now();
  await registry.close();
  expect(performance.now() - began).toBeLessThan(5000);
  expect(await updating).toMatch(/socket hang up|ECONNRESET/);
});

test('a request line in absolute form counts for its vendor', async () => {
  const registry = await start();
  for (const path of ['http://evil.example/tea/teas/green', 'http://evil.example/tea/nothing']) {
    const { port } = new URL(registry.url);
    const request = httpRequest({ port, host: '127.0.0.1', method: 'PATCH', path }).end();
    const [response] = await once(request, 'response');
    response.resume();
  }
  const metrics = await (await fetch(`${registry.url}/metrics`)).text();
  await registry.close();
  expect(metrics).toContain('vendor="tea",operation="updateTea",status="401"');
  expect(metrics).toContain('vendor="tea",operation="none",status="404"');
  expect(metrics).not.toContain('vendor="none"');
});

test('a port in use is one clear line', async () => {
  const registry = await start();
  const { port } = new URL(registry.url);
  await expect(start({ PORT: port })).rejects.toMatchObject({
    code: 'ERR_PORT_UNAVAILABLE',
    message: `Port ${port} of 127.0.0.1 is in use; set PORT to another one.`,
  });
  await registry.close();
});

function update({ url, token }: { url: string; token: string }, agent: Agent) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number | undefined;
    connection: string | undefined;
  }>();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const request = httpRequest(`${url}/tea/teas/green`, { method: 'PATCH', agent, headers }, (response) => {
    response
      .resume()
      .once('end', () => resolve({ status: response.statusCode, connection: response.headers.connection }));
  });
  request.once('error', reject).end('{"name":"Gyokuro"}');
  return promise;
}
