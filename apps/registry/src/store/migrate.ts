import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type MigrationErrorCode, RegistryError } from '../errors.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

/** One numbered file of `migrations/`. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
}

/** The database was made by other migrations than this version knows; only an operator can tell why. */
export class MigrationError extends RegistryError {
  override readonly name = 'MigrationError';
  readonly code: MigrationErrorCode;

  constructor(code: MigrationErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Any number that all processes of the registry agree on. */
export const ADVISORY_LOCK = 4_020_001;

/** Reads `0001_initial.sql` and its followers, in order. */
export function readMigrations(folder = new URL('./migrations/', import.meta.url)): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name));
  return names.sort().map((name) => ({
    number: Number(name.slice(0, 4)),
    name,
    text: readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n'),
  }));
}

/**
 * Applies what is missing, in one transaction and under a lock, so that processes which start at the
 * same moment do it once.
 *
 * @throws {MigrationError} when an applied file has changed, or the database is newer than this version.
 */
export async function migrate(
  db: Kysely<Database>,
  kind: 'sqlite' | 'postgres',
  migrations: readonly Migration[],
): Promise<void> {
  await transact(db, async (transaction) => {
    if (kind === 'postgres') await sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(transaction);
    await sql
      .raw(
        'CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)',
      )
      .execute(transaction);
    const missing = await missingOf(transaction, migrations);
    for (const migration of missing) await apply(transaction, migration);
  });
}

async function missingOf(db: Transaction<Database>, migrations: readonly Migration[]): Promise<Migration[]> {
  const applied = await db.selectFrom('migrations').selectAll().orderBy('number').execute();
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { number, name, checksum } of applied) {
    const migration = known.get(number);
    if (migration === undefined) {
      throw new MigrationError(
        'ERR_MIGRATION_UNKNOWN',
        `The database has migration ${name}, which this version does not know. Start the version that made it, or a newer one.`,
      );
    }
    if (checksumOf(migration) !== checksum) {
      throw new MigrationError(
        'ERR_MIGRATION_CHANGED',
        `Migration ${name} was applied with another content than it has now. Restore the file; write a new migration for a change.`,
      );
    }
  }
  const last = applied.at(-1)?.number ?? 0;
  return migrations.filter(({ number }) => number > last);
}

async function apply(db: Transaction<Database>, migration: Migration): Promise<void> {
  for (const statement of migration.text.split(/;[ \t]*$/m)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(db);
  }
  const row = { number: migration.number, name: migration.name, checksum: checksumOf(migration) };
  await db
    .insertInto('migrations')
    .values({ ...row, applied_at: new Date().toISOString() })
    .execute();
}

function checksumOf({ text }: Migration): string {
  return createHash('sha256').update(text).digest('hex');
}
