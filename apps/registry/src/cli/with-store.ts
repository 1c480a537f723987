import { readConfig } from '../env.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import type { Io } from './io.ts';

/** What a command on the store is given. */
export interface CommandContext {
  readonly store: Store;
  readonly publicUrl: string;
  readonly io: Io;
}

/** Runs a command on the store that the environment names, and closes it. */
export type WithStore = (work: (context: CommandContext) => Promise<void>) => Promise<void>;

/** @throws {ConfigError} @throws {StoreFault} @throws {MigrationError} */
export function withStore(io: Io): WithStore {
  return async (work) => {
    const config = readConfig(io.env);
    const store = await openStore(config.database);
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
    await work({ store, publicUrl, io }).finally(() => store.close());
  };
}
