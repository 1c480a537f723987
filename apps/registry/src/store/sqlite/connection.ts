import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { isBusy } from '../faults.ts';

/** How long to sleep between two tries for a lock that another process holds. */
const PAUSE_MS = 10;

/**
 * One connection to a SQLite file. `node:sqlite` is synchronous, so SQLite's own busy timeout would
 * stop the whole process while it waits; here the waiting happens between tries.
 */
export class SqliteConnection implements DatabaseConnection {
  readonly #file: string;
  readonly #timeoutMs: number;
  #database: DatabaseSync;
  #deadline = 0;

  constructor(file: string, timeoutMs: number) {
    // Created here, since SQLite would let everybody read a file that holds hashes.
    closeSync(openSync(file, 'a', 0o600));
    this.#file = file;
    this.#timeoutMs = timeoutMs;
    this.#database = open(file);
  }

  /** Until when the next caller may wait for a lock, on `performance.now()`'s clock. */
  waitUntil(deadline: number): void {
    this.#deadline = deadline;
  }

  /** Durable and concurrent: WAL, and an fsync for every commit. */
  async prepare(): Promise<void> {
    await this.#patiently(() => this.#database.exec('PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL'));
  }

  /** Takes the write lock at once, so that a read in the transaction can't turn stale. */
  async begin(): Promise<void> {
    await this.#patiently(() => this.#database.exec('BEGIN IMMEDIATE'));
  }

  /** Ends the transaction in any case: when SQLite can't, by closing the database below it. */
  async rollback(): Promise<void> {
    // After some errors SQLite has rolled back by itself.
    if (!this.#database.isTransaction) return;
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      this.#database.close();
      this.#database = open(this.#file);
      await this.prepare();
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#patiently(() => {
      const statement = this.#database.prepare(query.sql);
      // Kysely has checked the parameters' types against the tables.
      const parameters = query.parameters as SQLInputValue[];
      if (statement.columns().length > 0) return { rows: statement.all(...parameters) as Row[] };
      const { changes } = statement.run(...parameters);
      return { rows: [], numAffectedRows: BigInt(changes) };
    });
  }

  // biome-ignore lint/correctness/useYield: the interface demands a generator; nothing here streams.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Streaming is not supported; use execute().');
  }

  close(): void {
    this.#database.close();
  }

  async #patiently<Result>(attempt: () => Result): Promise<Result> {
    // In a transaction the waiting is over; what is locked there is another matter.
    const deadline = this.#database.isTransaction ? performance.now() + this.#timeoutMs : this.#deadline;
    for (;;) {
      try {
        return attempt();
      } catch (error) {
        if (!isBusy(error) || performance.now() >= deadline) throw error;
      }
      await sleep(PAUSE_MS);
    }
  }
}

function open(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
}
