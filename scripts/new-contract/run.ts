import { create } from './create.ts';
import { ImportError } from './import-error.ts';
import { readOptions, UsageError, usage } from './options.ts';
import { Progress } from './progress.ts';
import { remove } from './remove/remove.ts';
import { updateContract } from './update/update.ts';
import { checkRoot } from './write/check-root.ts';

/** The command in the root of a clone; gives its exit code. */
export async function run(
  args: readonly string[],
  root: string,
  { log, error: complain }: Pick<Console, 'log' | 'error'> = console,
): Promise<number> {
  using progress = new Progress();
  const { say } = progress;
  const stop = new AbortController();
  const end = () => {
    stop.abort();
    // What is in the works is taken away on the way out.
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  try {
    const options = readOptions(args);
    if (options.help) {
      log(usage);
      return 0;
    }
    checkRoot(root);
    const work = { root, signal: stop.signal, say };
    const { name, force } = options;
    const report = options.remove
      ? await remove(name, { root, force })
      : await (options.update ? updateContract : create)(name, options, work);
    progress[Symbol.dispose]();
    log(report);
    return 0;
  } catch (error) {
    progress[Symbol.dispose]();
    if (error instanceof UsageError) complain(`${error.message}\n\n${usage}`);
    else if (error instanceof ImportError) complain(error.message);
    else throw error;
    return error instanceof UsageError ? 2 : 1;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
  }
}
