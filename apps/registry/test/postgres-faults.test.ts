import { setTimeout as sleep } from 'node:timers/promises';
import { runsHere } from '@clientele/contract-testing/runs-here';
import { type PostgresCluster, postgres, query, startPostgres } from '@clientele/postgres-testing';
import { afterAll, test as anyTest, beforeAll, expect } from 'vitest';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { startProxy } from './support/cutting-proxy.ts';
import { startApp, type TestApp } from './support/start-app.ts';
import { tea } from './support/tea.ts';

const test = anyTest.runIf(runsHere(postgres));
let cluster: PostgresCluster;
let url: string;
let store: Store;
let it: TestApp;
let token: string;

beforeAll(async () => {
  cluster = await startPostgres();
  url = await cluster.createDatabase();
  store = await openStore({ kind: 'postgres', url, poolSize: 4, timeoutMs: 500 });
  it = await startApp(store);
  await it.add(tea, { tea_id: 'green', name: 'Sencha' });
  ({ token } = await it.issue(tea));
});

afterAll(async () => {
  cluster.thaw();
  await it.app.close();
  await store.close();
  await cluster.stop();
});

const set = (field: string) => it.send(token, '/tea/teas/green', { [field]: 1 });

test('kill -9 of the server under load: no false 200, nothing lost, back within 5 s', async () => {
  const acknowledged: string[] = [];
  const refused = new Set<number>();
  let running = true;
  const write = async (name: string) => {
    for (let index = 0; running; index += 1) {
      const { status } = await set(`${name}${index}`);
      if (status === 200) acknowledged.push(`${name}${index}`);
      else refused.add(status);
    }
  };
  const writers = ['a', 'b', 'c', 'd'].map(write);
  const before = await waitFor(async () => acknowledged.length > 40 && acknowledged.length);
  await cluster.kill();
  await sleep(300);
  expect((await it.app.inject('/readyz')).statusCode).toBe(503);
  await cluster.start();
  // What the database itself takes to recover is not the registry's.
  const began = performance.now();
  await waitFor(async () => acknowledged.length > before + 40);
  expect(performance.now() - began).toBeLessThan(5000);
  running = false;
  await Promise.all(writers);
  const kept = Object.keys((await store.findClient('tea', 'green'))?.record ?? {});
  expect(acknowledged.filter((field) => !kept.includes(field))).toEqual([]);
  // 500 is the answer when the connection broke during COMMIT and the database could not be asked.
  expect([...refused].filter((status) => status !== 503 && status !== 500)).toEqual([]);
  expect(refused).toContain(503);
});

test('a server that no longer answers is 503 in time, and works again when it does', async () => {
  cluster.freeze();
  const began = performance.now();
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => set(`frozen${index}`)));
  const took = performance.now() - began;
  cluster.thaw();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  expect(took).toBeLessThan(3000);
  await waitFor(async () => (await set('thawed')).status === 200);
});

test('a connection that hangs is thrown away, not given to the next caller', async () => {
  const single = await openStore({ kind: 'postgres', url, poolSize: 1, timeoutMs: 300 });
  await single.ping();
  const active = "application_name = 'clientele-registry' AND datname = current_database()";
  const rows = await query(
    url,
    `SELECT pid FROM pg_stat_activity WHERE ${active} ORDER BY backend_start DESC LIMIT 1`,
  );
  const pid = Number(rows[0]?.['pid']);
  process.kill(pid, 'SIGSTOP');
  await expect(single.ping()).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' });
  await single.ping().finally(() => process.kill(pid, 'SIGCONT'));
  await single.close();
});

test('a lock that another transaction keeps is 503 in time', async () => {
  const lock = "BEGIN; SELECT * FROM clients WHERE id = 'green' FOR UPDATE; SELECT pg_sleep(1.5); COMMIT";
  const holding = query(url, lock);
  const asleep = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
  await waitFor(async () => (await query(url, asleep)).length > 0);
  expect((await set('locked')).status).toBe(503);
  await holding;
  expect((await set('unlocked')).status).toBe(200);
});

test.each([
  ['the database can be asked whether it counts: true answer', false, 200],
  ['nobody can be asked: 500, since neither yes nor no would be true', true, 500],
])('a connection that breaks after COMMIT was sent, and %s', async (_what, stayDown, status) => {
  const proxy = await startProxy(Number(new URL(url).port));
  const through = await openStore({ kind: 'postgres', url: proxy.rewrite(url), poolSize: 2, timeoutMs: 500 });
  const app = await startApp(through);
  proxy.cutAfter('commit', stayDown);
  const field = `torn${status}`;
  const answer = await app.send(token, '/tea/teas/green', { [field]: 1 });
  expect(answer.status).toBe(status);
  // Nobody waited for the COMMIT that could not be asked about; it is on its way.
  await waitFor(async () => Object.hasOwn((await store.findClient('tea', 'green'))?.record ?? {}, field));
  await app.app.close();
  await through.close();
  await proxy.close();
});

test('a connection that breaks before COMMIT was sent changes nothing', async () => {
  const proxy = await startProxy(Number(new URL(url).port));
  const through = await openStore({ kind: 'postgres', url: proxy.rewrite(url), poolSize: 2, timeoutMs: 500 });
  const app = await startApp(through);
  proxy.cutAfter('insert into "audit"', false);
  expect((await app.send(token, '/tea/teas/green', { untouched: 1 })).status).toBe(503);
  await app.app.close();
  await through.close();
  await proxy.close();
  expect((await store.findClient('tea', 'green'))?.record).not.toHaveProperty('untouched');
});

test('a server out of reach at the start is one clear fault', async () => {
  const nowhere = {
    kind: 'postgres',
    url: 'postgres://x@127.0.0.1:1/x',
    poolSize: 1,
    timeoutMs: 500,
  } as const;
  await expect(openStore(nowhere)).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' });
});

async function waitFor<Result>(probe: () => Promise<Result | false>): Promise<Result> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (performance.now() > deadline) throw new Error('It did not happen within 10 s.');
    await sleep(20);
  }
}
