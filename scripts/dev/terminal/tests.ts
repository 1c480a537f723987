import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The tests of a contract while they run. */
export interface Tests {
  readonly contract: string;
  stop(): void;
}

/** Runs the tests of a contract; what they print goes where this program prints. Says how they ended. */
export function startTests(root: string, contract: string, ended: (result: string) => void): Tests {
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const options = ['run', `packages/${contract}/`];
  const child = spawn(process.execPath, [program, ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('error', (error) => ended(`The tests of ${contract} did not start: ${error.message}`));
  child.once('exit', (code, signal) => {
    ended(`The tests of ${contract} ${code === 0 ? 'passed' : `failed (${signal ?? `code ${code}`})`}.`);
  });
  return { contract, stop: () => child.kill() };
}
