import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openStore } from '../src/store/open-store.ts';
import type { Database } from '../src/store/schema.ts';
import { SqliteDialect } from '../src/store/sqlite/dialect.ts';
import { createStore, type Store } from '../src/store/store.ts';
import { startApp, type TestApp } from './support/start-app.ts';
import { tea } from './support/tea.ts';

let folder: string;
let file: string;
let store: Store;
let it: TestApp;
let token: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-sqlite-faults-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  file = join(folder, `${Math.random()}.db`);
  store = await openStore({ kind: 'sqlite', file, timeoutMs: 300 });
  it = await startApp(store);
  await it.add(tea, { tea_id: 'green', name: 'Sencha' });
  ({ token } = await it.issue(tea));
});
afterEach(async () => {
  await it.app.close();
  await store.close();
});

const set = (body: Record<string, string>) => it.send(token, '/tea/teas/green', body);

test('a lock that another process keeps is 503 in time, while everything else goes on', async () => {
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const updates = ['a', 'b', 'c'].map((name) => set({ name }));
  let answered = false;
  void Promise.all(updates).then(() => (answered = true));
  await sleep(50);
  const [healthy, ready] = await Promise.all(['/healthz', '/readyz'].map((url) => it.app.inject(url)));
  expect([healthy?.statusCode, ready?.statusCode]).toEqual([200, 200]);
  expect(answered).toBe(false);
  expect((await Promise.all(updates)).map(({ status }) => status)).toEqual([503, 503, 503]);
  other.exec('ROLLBACK');
  other.close();
  expect((await set({ name: 'd' })).status).toBe(200);
});

test('waiting for a turn and for the lock share one timeout', async () => {
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const began = performance.now();
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => set({ name })));
  const took = performance.now() - began;
  other.close();
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
  expect(took).toBeLessThan(1200);
});

test('every connection of the store writes ahead and syncs at each commit', async () => {
  const found = await connectionsOf(async () => {
    const opened = await openStore({ kind: 'sqlite', file, timeoutMs: 300 });
    await Promise.all([opened.ping(), opened.setDisabled('tea', 'nobody', true)]);
    return opened;
  });
  const settings = found.connections.map((database) => [
    database.prepare('PRAGMA journal_mode').get(),
    database.prepare('PRAGMA synchronous').get(),
  ]);
  await found.result.close();
  expect(settings).toEqual(Array(2).fill([{ journal_mode: 'wal' }, { synchronous: 2 }]));
});

test('a connection that can not roll back is replaced, and its transaction ends with it', async () => {
  const { connections, result } = await connectionsOf(async () => {
    const opened = await openStore({ kind: 'sqlite', file, timeoutMs: 300 });
    await opened.setDisabled('tea', 'nobody', true);
    return opened;
  });
  for (const database of connections) {
    database.setAuthorizer((action, name) =>
      action === constants.SQLITE_TRANSACTION && name === 'ROLLBACK'
        ? constants.SQLITE_DENY
        : constants.SQLITE_OK,
    );
  }
  const app = await startApp(result);
  expect((await app.send(token, '/tea/teas/green', { name: 'coffee' })).status).toBe(400);
  expect((await set({ name: 'by another connection' })).status).toBe(200);
  expect((await app.send(token, '/tea/teas/green', { name: 'by a new one' })).status).toBe(200);
  await app.app.close();
  await result.close();
});

test('a lock that is given back in time costs only time', async () => {
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const updating = set({ name: 'late' });
  await sleep(100);
  other.exec('COMMIT');
  other.close();
  expect((await updating).status).toBe(200);
});

test('a database that can grow no more is 503, keeps the record, and recovers by itself', async () => {
  const db = new Kysely<Database>({ dialect: new SqliteDialect(file, 300) });
  const full = await startApp(createStore('sqlite', db, db));
  const before = await store.findClient('tea', 'green');
  const large = { note: 'x'.repeat(900_000) };
  const send = (body: Record<string, string>) => full.send(token, '/tea/teas/green', body);
  // What SQLite answers then is SQLITE_FULL, as on a full disk.
  await sql`PRAGMA max_page_count = 20`.execute(db);
  expect((await send(large)).status).toBe(503);
  expect(await store.findClient('tea', 'green')).toEqual(before);
  expect(await store.listAudit('tea', 'green')).toEqual([]);
  expect((await send({ name: 'small' })).status).toBe(200);
  await sql`PRAGMA max_page_count = 100000`.execute(db);
  expect((await send(large)).status).toBe(200);
  await full.app.close();
  await db.destroy();
});

test('the file and its log are for their owner alone', () => {
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(statSync(`${file}-wal`).mode & 0o077).toBe(0);
});

/** Runs work that opens connections, and gives those that it has configured. */
async function connectionsOf<Result>(work: () => Promise<Result>) {
  const { exec } = DatabaseSync.prototype;
  const found = new Set<DatabaseSync>();
  DatabaseSync.prototype.exec = function (text) {
    found.add(this);
    exec.call(this, text);
  };
  const result = await work().finally(() => (DatabaseSync.prototype.exec = exec));
  return { result, connections: [...found].filter(({ isOpen }) => isOpen) };
}
