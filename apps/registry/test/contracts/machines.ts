import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runsHere } from '@clientele/contract-testing/runs-here';
import { postgres, startPostgres } from '@clientele/postgres-testing';
import type { Machine } from './registry-world.ts';

// Long enough for a busy machine, short enough to wait for when the database is meant to be away.
const timeoutMs = 500;

const kinds = ['sqlite', 'postgres'] as const;

/** The kinds of databases that every test of this folder runs on. */
export const databases = runsHere(postgres) ? kinds : kinds.slice(0, 1);

/** A machine with each of them; each call gives an empty one. */
export interface Machines {
  readonly sqlite: () => Promise<Machine>;
  readonly postgres: () => Promise<Machine>;
  stop(): Promise<void>;
}

/** Both databases, real: a file, and a PostgreSQL cluster of this test's own. */
export async function startMachines(): Promise<Machines> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-contracts-'));
  let cluster: ReturnType<typeof startPostgres> | undefined;
  let files = 0;
  return {
    sqlite: async () => ({
      database: { kind: 'sqlite', file: join(folder, `${++files}.db`), timeoutMs },
      // Another process that holds the one write lock.
      disconnect: async (raw) => {
        await raw.run('BEGIN IMMEDIATE');
        return () => raw.run('ROLLBACK');
      },
    }),
    postgres: async () => {
      if (!postgres.there) throw new Error(`This system lacks ${postgres.need}.`);
      // Who asks for SQLite alone does not wait for it.
      cluster ??= startPostgres();
      const started = await cluster;
      return {
        database: { kind: 'postgres', url: await started.createDatabase(), poolSize: 4, timeoutMs },
        disconnect: async () => {
          started.freeze();
          return async () => started.thaw();
        },
      };
    },
    stop: async () => {
      await (await cluster)?.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
