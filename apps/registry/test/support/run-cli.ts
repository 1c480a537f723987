import { runCli } from '../../src/cli.ts';
import { mug } from './mug.ts';
import { tea } from './tea.ts';

/** What a command line came to. */
export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line over two invented vendors, on the 1st of March 2026; standard input is `input`. */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<CliResult> {
  const lines: { out: string[]; err: string[] } = { out: [], err: [] };
  const code = await runCli(args, [tea, mug], {
    env,
    out: (line) => void lines.out.push(line),
    err: (line) => void lines.err.push(line),
    readInput: async () => input,
    now: () => new Date('2026-03-01T12:00:00Z'),
    stopped: async () => {},
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}
