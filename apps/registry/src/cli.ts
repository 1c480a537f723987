import { CommanderError } from '@commander-js/extra-typings';
import type { Io } from './cli/io.ts';
import { createProgram } from './cli/program.ts';
import { RegistryError } from './errors.ts';
import type { VendorModule } from './vendors/vendor.ts';

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
    const line = withCommand(args);
    await createProgram(vendors, io, line).parseAsync(line, { from: 'user' });
    return 0;
  } catch (error) {
    // The help that was asked for has been printed.
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof RegistryError) {
      io.err(error.explain());
      return error.exitCode;
    }
    // Only a developer can mend the rest, and needs the stack.
    io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

/** Without a command it serves. With commander's own default a misspelt command would be an operand of `serve`. */
function withCommand(args: readonly string[]): string[] {
  const isServing = args.every((arg) => arg.startsWith('-')) && !['-h', '--help'].includes(args[0] ?? '');
  return isServing ? ['serve', ...args] : [...args];
}
