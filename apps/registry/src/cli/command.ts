import type { Store } from '../store/store.ts';
import type { VendorModule } from '../vendors/vendor.ts';
import type { Arguments } from './arguments.ts';
import type { Io } from './io.ts';

/** What a command on the store is given. */
export interface CommandContext {
  readonly store: Store;
  readonly vendors: readonly VendorModule[];
  readonly publicUrl: string;
  readonly io: Io;
}

/** Prints its result; throws what went wrong. */
export type Command = (args: Arguments, context: CommandContext) => Promise<void>;
