import { parseArguments, UsageError } from './cli/arguments.ts';
import { clientCommands } from './cli/clients.ts';
import type { Command } from './cli/command.ts';
import { HELP } from './cli/help.ts';
import type { Io } from './cli/io.ts';
import { serve } from './cli/serve.ts';
import { tokenCommands } from './cli/tokens.ts';
import { readConfig } from './env.ts';
import { RegistryError } from './errors.ts';
import { openStore } from './store/open-store.ts';
import type { VendorModule } from './vendors/vendor.ts';

const COMMANDS: Readonly<Record<string, Command>> = { ...clientCommands, ...tokenCommands };

/**
 * Runs one command line and gives the exit code: 0 done, 1 could not be done, 2 not understood.
 *
 * @example
 * ```ts
 * process.exitCode = await runCli(['clients', 'list'], vendors, io);
 * ```
 */
export async function runCli(
  args: readonly string[],
  vendors: readonly VendorModule[],
  io: Io,
): Promise<number> {
  try {
    await run(args, vendors, io);
    return 0;
  } catch (error) {
    if (error instanceof RegistryError) {
      io.err(error.explain());
      return error.exitCode;
    }
    // Only a developer can mend the rest, and needs the stack.
    io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

async function run(args: readonly string[], vendors: readonly VendorModule[], io: Io): Promise<void> {
  const parsed = parseArguments(args);
  if (parsed.help) return io.out(HELP);
  if (parsed.command === 'serve' || parsed.command === '') return serve(parsed, vendors, io);
  const command = Object.hasOwn(COMMANDS, parsed.command) ? COMMANDS[parsed.command] : undefined;
  if (command === undefined) {
    throw new UsageError(`There is no command "${parsed.command}".`);
  }
  const config = readConfig(io.env);
  const store = await openStore(config.database);
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  await command(parsed, { store, vendors, publicUrl, io }).finally(() => store.close());
}
