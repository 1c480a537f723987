import { type Kysely, sql } from 'kysely';
import { type Migration as KyselyMigration, Migrator } from 'kysely/migration';
import { type MigrationErrorCode, RegistryError } from '../errors.ts';
import { checksumOf, type Migration, statementsOf } from './migrations.ts';
import type { Database } from './schema.ts';

/** The database was made by other migrations than this version knows; only an operator can tell why. */
export class MigrationError extends RegistryError {
  override readonly name = 'MigrationError';
  readonly code: MigrationErrorCode;

  constructor(code: MigrationErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Holds the checksums, for which Kysely's own table has no column. It is older than that table: what it
 * lists has been applied, and processes of former versions still read it.
 */
const CREATE_TABLE =
  'CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)';

/**
 * Applies what is missing, in one transaction and under Kysely's lock, so that processes which start at
 * the same moment do it once.
 *
 * @throws {MigrationError} when an applied file has changed, or the database is newer than this version.
 */
export async function migrate(
  db: Kysely<Database>,
  kind: 'sqlite' | 'postgres',
  migrations: readonly Migration[],
): Promise<void> {
  const schema = kind === 'postgres' ? await currentSchema(db) : undefined;
  const steps = migrations.map((migration): [string, KyselyMigration] => [
    String(migration.number).padStart(4, '0'),
    { up: (transaction) => apply(transaction, migration, migrations) },
  ]);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(steps) },
    // Without it a table of another program, in another schema of the database, is taken for Kysely's.
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  // Kysely looks at names alone, and calls a newer database a corrupted one.
  if (error === undefined || (await hasTable(db, schema))) await readApplied(db, migrations);
  if (error !== undefined) throw error;
}

/** Where PostgreSQL makes new tables. */
async function currentSchema(db: Kysely<Database>): Promise<string | undefined> {
  const query = sql<{ schema: string | null }>`SELECT current_schema() AS schema`;
  return (await query.execute(db)).rows[0]?.schema ?? undefined;
}

/** Is the table of checksums there? Not after a first migration that failed. */
async function hasTable(db: Kysely<Database>, schema: string | undefined): Promise<boolean> {
  const tables = await db.introspection.getTables();
  return tables.some((table) => table.name === 'migrations' && table.schema === schema);
}

/** Under the lock, in the transaction of all that is missing. */
async function apply(
  db: Kysely<Database>,
  migration: Migration,
  migrations: readonly Migration[],
): Promise<void> {
  await sql.raw(CREATE_TABLE).execute(db);
  const applied = await readApplied(db, migrations);
  if (applied.has(migration.number)) return;
  for (const statement of statementsOf(migration)) await sql.raw(statement).execute(db);
  const { number, name } = migration;
  const row = { number, name, checksum: checksumOf(migration), applied_at: new Date().toISOString() };
  await db.insertInto('migrations').values(row).execute();
}

/** The numbers that have been applied. @throws {MigrationError} when they are not this version's. */
async function readApplied(
  db: Kysely<Database>,
  migrations: readonly Migration[],
): Promise<ReadonlySet<number>> {
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
  return new Set(applied.map(({ number }) => number));
}
