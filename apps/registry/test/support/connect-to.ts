import { Kysely, PostgresDialect } from 'kysely';
import type { DatabaseConfig } from '../../src/store/open-store.ts';
import { openPool } from '../../src/store/postgres/pool.ts';
import type { Database } from '../../src/store/schema.ts';
import { SqliteDialect } from '../../src/store/sqlite/dialect.ts';

/** A database as the store sees it, with nothing done to it. */
export function connectTo(config: DatabaseConfig): Kysely<Database> {
  if (config.kind === 'sqlite')
    return new Kysely({ dialect: new SqliteDialect(config.file, config.timeoutMs) });
  const pool = openPool({ url: config.url, size: 1, timeoutMs: config.timeoutMs, onIdleError: () => {} });
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
