import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from '../run.ts';

/** How the command ended, and what it wrote. */
export interface Ended {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

/** The command in this process; words are separated by spaces. */
export async function runCommand(root: string, words: string): Promise<Ended> {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await run(words.split(' ').filter(Boolean), root, {
    log: (line) => printed.push(line),
    error: (line) => complained.push(line),
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
}

/** The command in a process of its own, as a user starts it. */
export function startCommand(root: string, words: string): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), ...words.split(' ')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const streams = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const ended = streams.then(([printed, complained, [code]]) => ({ code, printed, complained }));
  return { child, ended };
}
