import { type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(import.meta.dirname, '../..');

/** What no file says and decides a test: Turborepo's hashes are the same on every system. */
const system = { TEST_SYSTEM: `${process.platform} ${process.arch}` };

/** Compilers are loaded by dozens of processes, a fifth faster with what one of them has compiled. */
const compiled = { NODE_COMPILE_CACHE: resolve(root, 'node_modules/.cache/node') };

/** What ran before has installed what it needs; a task would install the rest of the repository. */
const installed = { pnpm_config_verify_deps_before_run: 'false' };

/**
 * `turbo run` in this repository, without telemetry. Gives its exit code; a signal to this process ends
 * both.
 *
 * @example
 * ```ts
 * process.exitCode = await turbo(['lint', 'style']);
 * ```
 */
export async function turbo(options: readonly string[], stdio: StdioOptions = 'inherit'): Promise<number> {
  // The program itself, because only a shell starts what `node_modules/.bin` has on Windows.
  const program = fileURLToPath(import.meta.resolve('turbo'));
  const child = spawn(process.execPath, [program, 'run', ...options], {
    cwd: root,
    env: { ...compiled, ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...installed, ...system },
    stdio,
  });
  let stopped = false;
  const stop = () => {
    stopped = true;
    child.kill();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  const [code] = await once(child, 'exit');
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
  if (stopped) process.exit(1);
  return code ?? 1;
}
