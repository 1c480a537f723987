import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../src/store/migrate.ts';
import { readMigrations } from '../src/store/migrations.ts';
import { type DatabaseConfig, openStore } from '../src/store/open-store.ts';
import type { Database } from '../src/store/schema.ts';
import { connectTo } from './support/connect-to.ts';
import { databases } from './support/databases.ts';

/** What the versions before Kysely's Migrator left behind, in their own SQL. */
const TABLE =
  'CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)';
const [{ text: INITIAL } = { text: '' }] = readMigrations();
const CHECKSUM = 'e70f17d4068d1b8334f1c76203267545f1598ccfa5cef58b81b9708bfd29397a';
const APPLIED_AT = '2026-03-01T12:00:00.000Z';

test('the first migration is the one that databases have been made by', () => {
  expect(createHash('sha256').update(INITIAL).digest('hex')).toBe(CHECKSUM);
});

describe.each(databases)('on $name a database of a former version', ({ start }) => {
  let running: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.stop());

  async function formerDatabase(...later: { number: number; name: string; checksum: string }[]) {
    const config = await running.create();
    await within(config, async (db) => {
      await sql.raw(TABLE).execute(db);
      for (const statement of INITIAL.split(/;[ \t]*$/m))
        if (statement.trim() !== '') await sql.raw(statement).execute(db);
      const first = { number: 1, name: '0001_initial.sql', checksum: CHECKSUM };
      for (const row of [first, ...later])
        await db
          .insertInto('migrations')
          .values({ ...row, applied_at: APPLIED_AT })
          .execute();
      await sql`INSERT INTO clients VALUES ('tea', 'green', '{"name":"Sencha"}', '{}', 3, 0, ${APPLIED_AT}, ${APPLIED_AT})`.execute(
        db,
      );
    });
    return config;
  }

  async function within<Result>(config: DatabaseConfig, work: (db: Kysely<Database>) => Promise<Result>) {
    const db = connectTo(config);
    return work(db).finally(() => db.destroy());
  }

  test('keeps its clients and its record of what was applied, also when it is opened again', async () => {
    const config = await formerDatabase();
    for (let count = 0; count < 2; count += 1) {
      const store = await openStore(config);
      await store.ping();
      expect(await store.findClient('tea', 'green')).toMatchObject({
        record: { name: 'Sencha' },
        version: 3,
      });
      await store.close();
      const rows = await within(config, (db) => db.selectFrom('migrations').selectAll().execute());
      expect(rows).toEqual([
        { number: 1, name: '0001_initial.sql', checksum: CHECKSUM, applied_at: APPLIED_AT },
      ]);
    }
  });

  test('gets what has come since', async () => {
    const config = await formerDatabase();
    const next = { number: 2, name: '0002_next.sql', text: 'CREATE TABLE saucers (id TEXT);\n' };
    await within(config, async (db) => {
      await migrate(db, config.kind, [...readMigrations(), next]);
      await sql`INSERT INTO saucers VALUES ('a')`.execute(db);
      const rows = await db.selectFrom('migrations').select('name').orderBy('number').execute();
      expect(rows.map(({ name }) => name)).toEqual(['0001_initial.sql', '0002_next.sql']);
      expect(await db.selectFrom('clients').select('id').execute()).toEqual([{ id: 'green' }]);
    });
  });

  test('is refused when it is newer than this version', async () => {
    const config = await formerDatabase({ number: 2, name: '0002_next.sql', checksum: 'x' });
    await expect(openStore(config)).rejects.toMatchObject({
      code: 'ERR_MIGRATION_UNKNOWN',
      message: expect.stringMatching(/^The database has migration 0002_next\.sql, which this version/),
    });
  });

  test('is refused when it was made by another file', async () => {
    const config = await formerDatabase();
    await within(config, (db) => db.updateTable('migrations').set({ checksum: 'other' }).execute());
    await expect(openStore(config)).rejects.toMatchObject({
      code: 'ERR_MIGRATION_CHANGED',
      message: expect.stringMatching(/^Migration 0001_initial\.sql was applied with another content/),
    });
  });
});
