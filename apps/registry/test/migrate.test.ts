import { setTimeout as sleep } from 'node:timers/promises';
import { postgres, query, startPostgres } from '@clientele/postgres-testing';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADVISORY_LOCK, type Migration, migrate, readMigrations } from '../src/store/migrate.ts';
import type { DatabaseConfig } from '../src/store/open-store.ts';
import { openPool } from '../src/store/postgres/pool.ts';
import type { Database } from '../src/store/schema.ts';
import { SqliteDialect } from '../src/store/sqlite/dialect.ts';
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
  }, 30_000);
  afterAll(() => running.stop());

  async function withDatabase(
    work: (apply: (...list: Migration[]) => Promise<void>, db: Kysely<Database>) => Promise<void>,
  ) {
    const config = await running.create();
    const db = new Kysely<Database>({ dialect: dialectOf(config) });
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

  test('a migration that was changed after it was applied is refused by name', () =>
    withDatabase(async (apply) => {
      await apply(first);
      const changed = { ...first, text: `${first.text}-- changed` };
      await expect(apply(changed)).rejects.toThrow(
        /^Migration 0001_first\.sql was applied with another content/,
      );
    }));

  test('a database of a newer version is refused', () =>
    withDatabase(async (apply) => {
      await apply(first, second);
      await expect(apply(first)).rejects.toThrow(
        /^The database has migration 0002_second\.sql, which this version/,
      );
    }));
});

test.runIf(postgres.there)(
  'on PostgreSQL a migration waits while another process holds the lock',
  async () => {
    const cluster = await startPostgres();
    const url = await cluster.createDatabase();
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query(`BEGIN; SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`);
    const pool = openPool({ url, size: 1, timeoutMs: 10_000, onIdleError: () => {} });
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
    let isDone = false;
    const migrating = migrate(db, 'postgres', readMigrations()).then(() => (isDone = true));
    const waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    while (!isDone && (await query(url, waiting)).length === 0) await sleep(10);
    expect(isDone).toBe(false);
    expect(await query(url, "SELECT to_regclass('clients') AS clients")).toEqual([{ clients: null }]);
    await holder.query('COMMIT');
    await migrating;
    await holder.end();
    await db.destroy();
    await cluster.stop();
  },
  30_000,
);

test('the files are numbered without a gap', () => {
  const numbers = readMigrations().map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

function dialectOf(config: DatabaseConfig) {
  if (config.kind === 'sqlite') return new SqliteDialect(config.file, config.timeoutMs);
  const pool = openPool({ url: config.url, size: 1, timeoutMs: config.timeoutMs, onIdleError: () => {} });
  return new PostgresDialect({ pool });
}
