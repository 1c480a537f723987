import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PostgresCluster, postgres, query, startPostgres } from '@clientele/postgres-testing';
import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../src/store/migrate.ts';
import { type Migration, readMigrations } from '../src/store/migrations.ts';
import type { Database } from '../src/store/schema.ts';
import { connectTo } from './support/connect-to.ts';
import { databases } from './support/databases.ts';

describe.each(databases)('on $name', ({ start }) => {
  let running: Awaited<ReturnType<typeof start>>;
  const first: Migration = { number: 1, name: '0001_first.sql', text: 'CREATE TABLE cups (id TEXT);\n' };
  const second: Migration = {
    number: 2,
    name: '0002_second.sql',
    text: "INSERT INTO cups VALUES ('a;b');\n\nDROP TABLE cups;",
  };
  const broken: Migration = {
    number: 2,
    name: '0002_broken.sql',
    text: 'CREATE TABLE saucers (id TEXT);\nNONSENSE;\n',
  };

  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.stop());

  async function withDatabase(
    work: (apply: (...list: Migration[]) => Promise<void>, db: Kysely<Database>) => Promise<void>,
  ) {
    const config = await running.create();
    const db = connectTo(config);
    await work((...list) => migrate(db, config.kind, list), db).finally(() => db.destroy());
  }

  test('applies what is missing, in order, and once', () =>
    withDatabase(async (apply, db) => {
      await apply(first);
      await apply(first, second);
      await apply(first, second);
      const rows = await db.selectFrom('migrations').select(['number', 'name']).orderBy('number').execute();
      expect(rows).toEqual([
        { number: 1, name: first.name },
        { number: 2, name: second.name },
      ]);
    }));

  test('a migration that fails leaves nothing behind', () =>
    withDatabase(async (apply, db) => {
      await expect(apply(first, broken)).rejects.toThrow(/NONSENSE/i);
      await expect(sql`SELECT * FROM saucers`.execute(db)).rejects.toThrow(/saucers/);
      await apply(first, second);
    }));

  test('processes that start at the same moment apply it once, and all go on', async () => {
    const config = await running.create();
    const opener = new URL('./support/opener.ts', import.meta.url).pathname;
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, [opener, JSON.stringify(config)], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const exits = children.map(async (child) => (await once(child, 'exit'))[0]);
    // Each says when it is ready; then all begin.
    await Promise.all(children.map((child) => once(child.stdout, 'data')));
    for (const child of children) child.stdin.end();
    expect(await Promise.all(exits)).toEqual([0, 0, 0, 0]);
    const db = connectTo(config);
    const rows = await db.selectFrom('migrations').select('number').orderBy('number').execute();
    expect(rows.map(({ number }) => number)).toEqual(readMigrations().map(({ number }) => number));
    await db.destroy();
  });

  test('a migration that was changed after it was applied is refused by name, and nothing is put on top of it', () =>
    withDatabase(async (apply, db) => {
      await apply(first);
      const changed = { ...first, text: `${first.text}-- changed` };
      const message = /^Migration 0001_first\.sql was applied with another content/;
      await expect(apply(changed)).rejects.toThrow(message);
      await expect(apply(changed, second)).rejects.toThrow(message);
      expect(await sql`SELECT * FROM cups`.execute(db)).toMatchObject({ rows: [] });
    }));

  test('a database of a newer version is refused', () =>
    withDatabase(async (apply) => {
      await apply(first, second);
      await expect(apply(first)).rejects.toThrow(
        /^The database has migration 0002_second\.sql, which this version/,
      );
    }));
});

describe.runIf(postgres.there)('on PostgreSQL', () => {
  let cluster: PostgresCluster;

  beforeAll(async () => {
    cluster = await startPostgres();
  });
  afterAll(() => cluster.stop());

  test('a migration waits while another process holds the lock', async () => {
    const url = await cluster.createDatabase();
    const config = { kind: 'postgres', url, poolSize: 1, timeoutMs: 10_000 } as const;
    const holder = connectTo(config);
    const db = connectTo(config);
    let isDone = false;
    let migrating: Promise<unknown> = Promise.resolve();
    await holder.connection().execute(async (connection) => {
      const lock = { lockTable: '', lockRowId: '' }; // PostgreSQL locks no row.
      await new PostgresAdapter().acquireMigrationLock(connection, lock);
      migrating = migrate(db, 'postgres', readMigrations()).then(() => (isDone = true));
      const waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
      while (!isDone && (await query(url, waiting)).length === 0) await sleep(10);
      expect(isDone).toBe(false);
      expect(await query(url, "SELECT to_regclass('clients') AS clients")).toEqual([{ clients: null }]);
      await new PostgresAdapter().releaseMigrationLock(connection, lock);
    });
    await migrating;
    await Promise.all([holder.destroy(), db.destroy()]);
  });

  test("the tables of another program, in another schema, are not taken for the registry's", async () => {
    const url = await cluster.createDatabase();
    const theirs = 'CREATE SCHEMA other; CREATE TABLE other.kysely_migration (id TEXT); CREATE TABLE other.';
    await query(url, `${theirs}kysely_migration_lock (id TEXT)`);
    const db = connectTo({ kind: 'postgres', url, poolSize: 1, timeoutMs: 5000 });
    await migrate(db, 'postgres', readMigrations());
    expect(await query(url, 'SELECT * FROM other.kysely_migration')).toEqual([]);
    expect(await query(url, 'SELECT name FROM public.kysely_migration')).toEqual([{ name: '0001' }]);
    await db.destroy();
  });
});

test('the files are numbered without a gap', () => {
  const numbers = readMigrations().map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
