import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runsHere } from '@clientele/contract-testing/runs-here';
import { postgres, startPostgres } from '@clientele/postgres-testing';
import type { DatabaseConfig } from '../../src/store/open-store.ts';

/** One kind of database for tests that must hold on each. */
export interface TestDatabase {
  readonly name: string;
  /** Starts what is needed; each call of what it gives is another, empty database. */
  start(): Promise<{ create(): Promise<DatabaseConfig>; stop(): Promise<void> }>;
}

const sqlite: TestDatabase = {
  name: 'SQLite',
  start: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'registry-sqlite-'));
    let count = 0;
    return {
      create: async () => {
        count += 1;
        return { kind: 'sqlite', file: join(folder, `${count}.db`), timeoutMs: 5000 };
      },
      stop: async () => rmSync(folder, { recursive: true }),
    };
  },
};

const postgresql: TestDatabase = {
  name: 'PostgreSQL',
  start: async () => {
    const cluster = await startPostgres();
    return {
      create: async () => ({
        kind: 'postgres',
        url: await cluster.createDatabase(),
        poolSize: 10,
        timeoutMs: 5000,
      }),
      stop: cluster.stop,
    };
  },
};

/** For `describe.each(databases)`. */
export const databases: readonly TestDatabase[] = runsHere(postgres) ? [sqlite, postgresql] : [sqlite];
