import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/env.ts';
import { StoreFault } from '../src/store/faults.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { databases } from './support/databases.ts';
import { mug } from './support/mug.ts';
import { startApp, type TestApp } from './support/start-app.ts';
import { tea } from './support/tea.ts';

describe.each(databases)('on $name', ({ start }) => {
  let running: Awaited<ReturnType<typeof start>>;
  let store: Store;
  let it: TestApp;
  let fault: StoreFault | undefined;

  beforeAll(async () => {
    running = await start();
    store = await openStore(await running.create());
    const failing = <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) => {
      return async (...args: Args) => (fault ? Promise.reject(fault) : work(...args));
    };
    // The overload's type parameter is lost on the way through `failing`.
    const updateClient = failing(store.updateClient) as Store['updateClient'];
    it = await startApp({ ...store, updateClient, ping: failing(store.ping) });
    await it.add(tea, { tea_id: 'green', name: 'Sencha' }, { tea_id: 'black', name: 'Assam' });
    await it.add(mug, { id: 'blue', secret: 'low-entropy', token: 'imported-token-of-blue' }, { id: 'red' });
  });

  afterAll(async () => {
    await it.app.close();
    await store.close();
    await running.stop();
  });

  test('an update is answered, kept and audited under the request id', async () => {
    const { token, id } = await it.issue(tea);
    const { status, body, headers } = await it.send(token, '/tea/teas/green', { name: 'Gyokuro' });
    expect([status, body]).toEqual([200, { tea_id: 'green', name: 'Gyokuro' }]);
    expect((await store.findClient('tea', 'green'))?.record).toEqual(body);
    const [entry] = await store.listAudit('tea', 'green');
    expect(entry).toMatchObject({ tokenId: id, requestId: headers['x-request-id'], fields: ['name'] });
  });

  test('a refused update leaves the record as it was', async () => {
    const { token } = await it.issue(tea);
    const before = await store.findClient('tea', 'black');
    for (const [body, expected] of [
      [{ name: 'coffee' }, 400],
      [{ name: 5 }, 400],
      [{ name: 'bug' }, 500],
    ] as const) {
      expect((await it.send(token, '/tea/teas/black', body)).status).toBe(expected);
    }
    expect(await store.findClient('tea', 'black')).toEqual(before);
  });

  const orders = {
    'an unknown token': async () => ['clr_unknown', 401],
    'no token': async () => [undefined, 401],
    'an expired token': async () => {
      const { token } = await it.issue(tea, { expiresAt: new Date(it.clock.now.getTime() + 1000) });
      it.clock.now = new Date(it.clock.now.getTime() + 1000);
      return [token, 401];
    },
    'a revoked token': async () => {
      const { token, id } = await it.issue(tea);
      await store.revokeToken(id, it.clock.now);
      return [token, 401];
    },
    "another vendor's token": async () => [(await it.issue(mug, { clientId: 'red' })).token, 401],
    'a token without the scope': async () => [(await it.issue(tea, { scopes: ['teas:read'] })).token, 403],
    "another client's token": async () => [(await it.issue(tea, { clientId: 'green' })).token, 403],
  } satisfies Record<string, () => Promise<[string | undefined, number]>>;

  test.each(Object.entries(orders))('%s changes nothing', async (_name, order) => {
    const before = await store.findClient('tea', 'black');
    const [token, status] = (await order()) as [string | undefined, number];
    expect((await it.send(token, '/tea/teas/black', { name: 'Stolen' })).status).toBe(status);
    expect(await store.findClient('tea', 'black')).toEqual(before);
  });

  test('where every token belongs to a client, another one is 401 for known and unknown clients alike', async () => {
    const { token } = await it.issue(mug, { clientId: 'red' });
    const [blue, nobody] = await Promise.all([
      it.send(token, '/mug/v1/mugs/blue', {}),
      it.send(token, '/mug/v1/mugs/nobody', {}),
    ]);
    expect([blue.status, nobody.status]).toEqual([401, 401]);
    expect(blue.body).toEqual(nobody.body);
  });

  test('an unknown client is 404', async () => {
    const { token } = await it.issue(tea);
    expect((await it.send(token, '/tea/teas/nobody', { name: 'x' })).status).toBe(404);
  });

  test('the token of a disabled client changes nothing and enables nothing', async () => {
    const { token } = await it.issue(mug, { clientId: 'red' });
    await store.setDisabled('mug', 'red', true);
    expect((await it.send(token, '/mug/v1/mugs/red', { disabled: false })).status).toBe(401);
    expect(await store.findClient('mug', 'red')).toMatchObject({ disabled: true, record: { id: 'red' } });
    await store.setDisabled('mug', 'red', false);
    expect((await it.send(token, '/mug/v1/mugs/red', { name: 'Red' })).status).toBe(200);
  });

  test('a disabled client is unknown to every other token too', async () => {
    const { token } = await it.issue(tea);
    const before = await store.findClient('tea', 'black');
    await store.setDisabled('tea', 'black', true);
    expect((await it.send(token, '/tea/teas/black', { name: 'Stolen' })).status).toBe(404);
    await store.setDisabled('tea', 'black', false);
    expect(await store.findClient('tea', 'black')).toEqual(before);
  });

  test('an answer that breaks the contract is 500, and the update is rolled back', async () => {
    const { token } = await it.issue(tea);
    const before = await store.findClient('tea', 'black');
    expect((await it.send(token, '/tea/teas/black', { name: 'out of contract' })).status).toBe(500);
    expect(await store.findClient('tea', 'black')).toEqual(before);
    expect(await store.listAudit('tea', 'black')).toEqual([]);
    expect(it.log.join('')).toContain('the response breaks the contract');
  });

  test('where answers are only reported, one that breaks the contract is sent and the update stays', async () => {
    const reporting = await startApp(store, { config: readConfig({ RESPONSES: 'report' }) });
    const { token } = await reporting.issue(tea);
    const { status, body } = await reporting.send(token, '/tea/teas/black', { name: 'out of contract' });
    expect([status, body]).toEqual([200, { tea_id: 'black', name: 5 }]);
    expect((await store.findClient('tea', 'black'))?.record).toMatchObject({ name: 'out of contract' });
    expect(reporting.log.join('')).toContain('the response breaks the contract');
    await reporting.app.close();
  });

  test('an imported token and secret go on working, and neither is stored', async () => {
    const right = await it.send('imported-token-of-blue', '/mug/v1/mugs/blue', { secret: 'low-entropy' });
    const wrong = await it.send('imported-token-of-blue', '/mug/v1/mugs/blue', { secret: 'low-entropy2' });
    expect([right.status, right.body['token'], wrong.status]).toEqual([200, 'imported-token-of-blue', 400]);
    const stored = [await store.findClient('mug', 'blue'), await store.listTokens({ clientId: 'blue' })];
    expect(JSON.stringify(stored)).not.toMatch(/low-entropy|imported-token-of-blue/);
  });

  test('a secret that an update sets is hashed, and a new related thing is kept', async () => {
    const { token } = await it.issue(tea);
    await it.send(token, '/tea/teas/green', { secret: 'canary-secret', blend: 'Earl Grey' });
    const client = await store.findClient('tea', 'green');
    expect(client?.secretHashes['secret']).toMatch(/^scrypt\$/);
    expect(JSON.stringify(client)).not.toContain('canary-secret');
    expect((await store.listRelated('tea', ['blend'])).get('blend')).toMatchObject([{ name: 'Earl Grey' }]);
  });

  test.each([
    [new StoreFault('ERR_STORE_UNAVAILABLE', 'gone'), 503, '2'],
    [new StoreFault('ERR_STORE_INTERNAL', 'broken'), 500, undefined],
    [new StoreFault('ERR_STORE_OUTCOME_UNKNOWN', 'torn'), 500, undefined],
  ])('a fault of the store is answered: $0.code', async (error, status, retryAfter) => {
    const { token } = await it.issue(tea);
    fault = error;
    const answer = await it.send(token, '/tea/teas/green', { name: 'x' }).finally(() => (fault = undefined));
    expect([answer.status, answer.headers['retry-after']]).toEqual([status, retryAfter]);
    expect(JSON.stringify(answer.body)).not.toContain(error.message);
  });

  test('readiness follows the store, health does not', async () => {
    fault = new StoreFault('ERR_STORE_UNAVAILABLE', 'gone');
    const [ready, healthy] = await Promise.all([it.app.inject('/readyz'), it.app.inject('/healthz')]);
    fault = undefined;
    expect([ready.statusCode, healthy.statusCode]).toEqual([503, 200]);
    expect((await it.app.inject('/readyz')).statusCode).toBe(200);
  });

  test('every answer forbids storing, sniffing and framing, and names the request', async () => {
    const long = `/tea/teas/${'x'.repeat(513)}`;
    const refusedEarly = ['/tea/teas/%ff', '/tea/teas/%zz', long, '/%ff'];
    for (const url of ['/healthz', '/nothing', '/tea/nothing', '/tea/teas/green', ...refusedEarly]) {
      const { headers } = await it.app.inject({ url, headers: { 'x-request-id': 'forged' } });
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    }
  });

  test('malformed HTTP has the same headers, and is logged and counted', async () => {
    const known = it.log.length;
    const malformed = await sendRaw(
      it.app,
      'PATCH /tea/teas/green?q=1 HTTP/1.1\r\nAuthorization : x\r\n\r\n',
    );
    const { headers } = await it.app.inject('/tea/teas/%ff');
    const fixed = Object.entries((await it.app.inject('/healthz')).headers).filter(
      ([name]) => !/^(?:content-(?:type|length)|connection|date|x-request-id)$/.test(name),
    );
    for (const [name, value] of fixed)
      expect(malformed.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase());
    expect(headers).toMatchObject(Object.fromEntries(fixed));
    const id = /x-request-id: (\S+)/.exec(malformed)?.[1];
    const [first, second] = it.log
      .slice(known)
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'answered');
    expect(first).toMatchObject({
      reqId: id,
      req: { method: 'PATCH', path: '/tea/teas/green' },
      vendor: 'tea',
      status: 400,
      reason: 'malformed-http',
    });
    expect(second).toMatchObject({ reqId: headers['x-request-id'], reason: 'invalid-parameters' });
    const { body } = await it.app.inject('/metrics');
    const counted =
      /http_requests_refused_early_total\{vendor="tea",reason="malformed-http",status="400"\} 1\n/;
    expect(body).toMatch(counted);
  });

  test('metrics count by vendor, operation and status, and hold no id', async () => {
    const { body } = await it.app.inject('/metrics');
    expect(body).toMatch(
      /http_request_duration_seconds_count\{vendor="tea",operation="[^"]+",status="200"\} \d+/,
    );
    expect(body).toContain('process_cpu_seconds_total');
    expect(body).not.toMatch(/green|nobody/);
  });

  test('the log names requests and holds no secret', () => {
    const text = it.log.join('');
    expect(text).toMatch(/"vendor":"tea".*"status":200/);
    expect(text).not.toMatch(/clr_|canary-secret|low-entropy|imported-token/);
  });

  test('what a vendor names as its secrets reaches no log, whoever logs it', async () => {
    const glazed = { ...mug, secretFields: ['glaze_key'] };
    const { app, log } = await startApp(store, { vendors: [tea, glazed] });
    app.log.error({ glaze_key: 'canary', body: { glaze_key: 'canary', colour: 'blue' } }, 'told too much');
    await app.close();
    expect(JSON.parse(log.join(''))).toMatchObject({
      glaze_key: '[redacted]',
      body: { glaze_key: '[redacted]', colour: 'blue' },
    });
  });
});

async function sendRaw(app: TestApp['app'], bytes: string): Promise<string> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  // A server that listens on a TCP port has an address of this form.
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}
