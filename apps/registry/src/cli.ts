import { parseArguments, UsageError } from './cli/arguments.ts';
import { clientCommands } from './cli/clients.ts';
import type { Command } from './cli/command.ts';
import { HELP } from './cli/help.ts';
import type { Io } from './cli/io.ts';
import { serve } from './cli/serve.ts';
import { tokenCommands } from './cli/tokens.ts';
import { Problem } from './clients/problem.ts';
import { ConfigError, readConfig } from './env.ts';
import { StoreFault } from './store/faults.ts';
import { MigrationError } from './store/migrate.ts';
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
    io.err(explain(error));
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
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

/** One line for what an operator can mend; the stack for what only a developer can. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} See "registry --help".`;
  if (error instanceof StoreFault) return `${error.message} ${reasonOf(error)}`.trim();
  if (error instanceof Problem || error instanceof ConfigError || error instanceof MigrationError)
    return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function reasonOf({ cause }: StoreFault): string {
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error ? first.message : '';
}
