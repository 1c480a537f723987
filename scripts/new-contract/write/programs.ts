import { execFile } from 'node:child_process';
import { join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';

/** This repository's code, whichever repository a contract is made in. */
export const home = resolve(import.meta.dirname, '../../..');

/** Where and until when a program runs. */
export interface Place {
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** What a program printed on both streams; one that fails is an error with that. */
export async function runNode(options: readonly string[], place: Place): Promise<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const settings = { ...place, env, maxBuffer: 2 ** 28 };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...options], settings);
    return stdout + stderr;
  } catch (error) {
    if (place.signal.aborted || !(error instanceof Error && 'stderr' in error)) throw error;
    const said = `${error.stderr}`.replaceAll(place.cwd + sep, '').trim();
    throw new Error(said || error.message, { cause: error });
  }
}

/** A module as the repository formats it, under the name that it will have. */
export async function formatted(path: string, text: string): Promise<string> {
  const options = [tools.biome, 'check', '--write', `--stdin-file-path=${path}`];
  const running = promisify(execFile)(process.execPath, options, { cwd: home });
  running.child.stdin?.end(text);
  return (await running).stdout;
}

/** Programs of the repository and of its tools. */
export const tools = {
  redocly: join(home, 'specs/node_modules/@redocly/cli/bin/cli.js'),
  prepare: join(home, 'packages/codegen/src/prepare/main.ts'),
  report: join(home, 'packages/codegen/src/report/main.ts'),
  todos: join(home, 'specs/lint/todos-main.ts'),
  biome: join(home, 'node_modules/@biomejs/biome/bin/biome'),
};
