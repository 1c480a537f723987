import { type ChildProcess, spawn } from 'node:child_process';

const isPosix = process.platform !== 'win32';

/** What `pnpm check` is, from the root. */
export const checkProgram = 'scripts/test/check.ts';

/** The tests of a contract while they run. */
export interface Tests {
  readonly contract: string;
  stop(): void;
}

/** How they ended. */
export interface Ended {
  readonly result: string;
  /** What they printed. */
  readonly output: string;
}

/** `pnpm check` of a contract. Says how it ended, unless it was stopped. */
export function startTests(root: string, contract: string, ended: (how: Ended) => void): Tests {
  const child = spawn(process.execPath, [checkProgram, contract], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: isPosix,
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  let isStopped = false;
  const end = (what: string) => {
    if (!isStopped) ended({ result: `The tests of ${contract} ${what}`, output: printed.join('').trim() });
    isStopped = true;
  };
  child.once('error', (error) => end(`did not start: ${error.message}`));
  child.once('close', (code, signal) => {
    end(code === 0 ? 'passed.' : `failed (${signal ?? `code ${code}`}).`);
  });
  return {
    contract,
    stop() {
      isStopped = true;
      stop(child);
    },
  };
}

/** Ends a program with all that it has started, where there are groups of processes. */
function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (isPosix) process.kill(-child.pid);
  else child.kill();
}
