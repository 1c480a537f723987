import { Kysely, PostgresDialect } from 'kysely';
import { StoreFault, toStoreFault } from './faults.ts';
import { MigrationError, migrate } from './migrate.ts';
import { readMigrations } from './migrations.ts';
import { openPool } from './postgres/pool.ts';
import type { Database } from './schema.ts';
import { SqliteDialect } from './sqlite/dialect.ts';
import { createStore, type Store } from './store.ts';

/** Which database, and how long to wait for it. */
export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly file: string; readonly timeoutMs: number }
  | {
      readonly kind: 'postgres';
      readonly url: string;
      readonly poolSize: number;
      readonly timeoutMs: number;
    };

/** A migration of a large table may take this long. */
const MIGRATION_TIMEOUT_MS = 300_000;

/**
 * Opens the database, applies missing migrations, and gives the store.
 *
 * @throws {StoreFault} when the database can't be reached. @throws {MigrationError} when it is not ours to use.
 * @example
 * ```ts
 * const store = await openStore({ kind: 'sqlite', file: 'registry.db', timeoutMs: 5000 });
 * await store.close();
 * ```
 */
export async function openStore(
  config: DatabaseConfig,
  onIdleError: (error: Error) => void = () => {},
): Promise<Store> {
  return config.kind === 'sqlite' ? openSqlite(config) : openPostgres(config, onIdleError);
}

async function openSqlite({ file, timeoutMs }: DatabaseConfig & { kind: 'sqlite' }): Promise<Store> {
  const connect = () => new Kysely<Database>({ dialect: new SqliteDialect(file, timeoutMs) });
  const db = connect();
  await prepare(db, 'sqlite').catch((error: unknown) => {
    if (!(error instanceof StoreFault)) throw error;
    const { code, cause } = error;
    throw new StoreFault(code, `DATABASE_FILE ${file} can't be opened.`, { cause });
  });
  return createStore('sqlite', db, connect());
}

async function openPostgres(
  { url, poolSize, timeoutMs }: DatabaseConfig & { kind: 'postgres' },
  onIdleError: (error: Error) => void,
): Promise<Store> {
  const connect = (size: number, timeout: number) => {
    const pool = openPool({ url, size, timeoutMs: timeout, onIdleError });
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  };
  const db = connect(poolSize, timeoutMs);
  try {
    // Tells quickly that a server is out of reach; the migrations' own connection is patient.
    await db.connection().execute(async () => undefined);
    const patient = connect(1, MIGRATION_TIMEOUT_MS);
    await prepare(patient, 'postgres');
    await patient.destroy();
  } catch (error) {
    await db.destroy();
    throw toFault(error);
  }
  return createStore('postgres', db, db);
}

async function prepare(db: Kysely<Database>, kind: Store['kind']): Promise<void> {
  try {
    await migrate(db, kind, readMigrations());
  } catch (error) {
    await db.destroy();
    throw toFault(error);
  }
}

function toFault(error: unknown): Error {
  return error instanceof MigrationError ? error : toStoreFault(error);
}
