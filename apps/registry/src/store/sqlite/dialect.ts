import {
  CompiledQuery,
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { Turnstile } from '../../turnstile.ts';
import { SqliteConnection } from './connection.ts';

/**
 * Kysely's dialect for `node:sqlite`: one connection, used by one caller at a time.
 *
 * @example
 * ```ts
 * const db = new Kysely<Database>({ dialect: new SqliteDialect('registry.db', 5000) });
 * ```
 */
export class SqliteDialect implements Dialect {
  readonly #file: string;
  readonly #timeoutMs: number;

  constructor(file: string, timeoutMs: number) {
    this.#file = file;
    this.#timeoutMs = timeoutMs;
  }

  createDriver(): Driver {
    return new SqliteDriver(this.#file, this.#timeoutMs);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new NodeSqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** What Kysely may take for granted of this dialect. */
class NodeSqliteAdapter extends SqliteAdapter {
  /** Keeps Kysely from its own queue before a single connection, which waits for ever: the driver's does not. */
  override get supportsMultipleConnections(): true {
    return true;
  }

  /** So that migrations run in one transaction: it begins with SQLite's write lock, and all or none count. */
  override get supportsTransactionalDdl(): true {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #turnstile: Turnstile;
  readonly #open: () => SqliteConnection;
  readonly #timeoutMs: number;
  #connection: SqliteConnection | undefined;

  constructor(file: string, timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#turnstile = new Turnstile(timeoutMs);
    this.#open = () => new SqliteConnection(file, timeoutMs);
  }

  async init(): Promise<void> {
    this.#connection = this.#open();
    this.#connection.waitUntil(performance.now() + this.#timeoutMs);
    await this.#connection.prepare();
  }

  async acquireConnection(): Promise<SqliteConnection> {
    const deadline = performance.now() + this.#timeoutMs;
    await this.#turnstile.enter();
    this.#connection?.waitUntil(deadline);
    if (this.#connection) return this.#connection;
    this.#turnstile.leave();
    throw new Error('The database is closed.');
  }

  async releaseConnection(): Promise<void> {
    this.#turnstile.leave();
  }

  async beginTransaction(connection: SqliteConnection): Promise<void> {
    await connection.begin();
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('COMMIT'));
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    await connection.rollback();
  }

  async destroy(): Promise<void> {
    this.#connection?.close();
    this.#connection = undefined;
  }
}
