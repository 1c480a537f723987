import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
  const began = performance.now();
  const updates = ['a', 'b', 'c'].map((name) => set({ name }));
  await sleep(50);
  const [healthy, ready] = await Promise.all(['/healthz', '/readyz'].map((url) => it.app.inject(url)));
  expect([healthy?.statusCode, ready?.statusCode]).toEqual([200, 200]);
  expect(performance.now() - began).toBeLessThan(250);
  expect((await Promise.all(updates)).map(({ status }) => status)).toEqual([503, 503, 503]);
  other.exec('ROLLBACK');
  other.close();
  expect((await set({ name: 'd' })).status).toBe(200);
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
