import { type ChildProcess, spawn } from 'node:child_process';

const isPosix = process.platform !== 'win32';

/** What `pnpm check` is, from the root. */
export const checkProgram = 'scripts/test/check.ts';

/** The tests of a contract while they run. */
export interface Tests {
  readonly contract: string;
  stop(): void;
}

/** `pnpm check` of a contract; what it prints goes where this program prints. Says how it ended. */
export function startTests(root: string, contract: string, ended: (result: string) => void): Tests {
  const child = spawn(process.execPath, [checkProgram, contract], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: isPosix,
  });
  child.once('error', (error) => ended(`The tests of ${contract} did not start: ${error.message}`));
  child.once('exit', (code, signal) => {
    ended(`The tests of ${contract} ${code === 0 ? 'passed' : `failed (${signal ?? `code ${code}`})`}.`);
  });
  return { contract, stop: () => stop(child) };
}

/** Ends a program with all that it has started, where there are groups of processes. */
function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (isPosix) process.kill(-child.pid);
  else child.kill();
}
