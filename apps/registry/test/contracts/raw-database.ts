import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { DatabaseConfig } from '../../src/store/open-store.ts';

/** A way into a registry's database past the registry. */
export interface RawDatabase {
  run(...statements: string[]): Promise<void>;
  rows(query: string): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openRaw(config: DatabaseConfig): Promise<RawDatabase> {
  if (config.kind === 'sqlite') {
    const database = new DatabaseSync(config.file, { timeout: 5000 });
    return {
      run: async (...statements) => database.exec(statements.join(';')),
      rows: async (query) => database.prepare(query).all(),
      close: async () => database.close(),
    };
  }
  const client = new Client({ connectionString: config.url });
  await client.connect();
  return {
    run: async (...statements) => void (await client.query(statements.join(';'))),
    rows: async (query) => (await client.query(query)).rows,
    close: () => client.end(),
  };
}
