import { run } from '../run.ts';
import type { Scratch } from './scratch.ts';

/** The command in a copy, and what it printed. */
export async function command({ root }: Scratch, ...args: string[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await run(args, root, {
    log: (text: string) => lines.push(...text.split('\n')),
    error: (text: string) => errors.push(...text.split('\n')),
  });
  return { code, lines, errors };
}
