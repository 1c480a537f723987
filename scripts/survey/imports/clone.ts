import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const repository = resolve(import.meta.dirname, '../../..');

/** A clone of this repository as it is committed, with everything installed. */
export interface Clone extends AsyncDisposable {
  readonly root: string;
  /** Runs a program in the root or below; gives what it printed, or throws with it. */
  run(program: string, options: readonly string[], folder?: string): Promise<string>;
  /** Installs what the lock file says now. */
  install(): Promise<void>;
  /** Makes it what it was at first. */
  reset(): Promise<void>;
}

export async function openClone(signal: AbortSignal): Promise<Clone> {
  const root = await mkdtemp(join(tmpdir(), 'clientele-imports-'));
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH: path, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' };
  const options = { env, signal, maxBuffer: 2 ** 28, timeout: 20 * 60_000 };
  const run: Clone['run'] = async (program, args, folder = root) => {
    const done = await promisify(execFile)(program, [...args], { ...options, cwd: folder }).catch(
      (error: Error & { stdout?: string; stderr?: string }) => {
        if (signal.aborted) throw error;
        throw new Error(`${error.stdout ?? ''}${error.stderr ?? ''}`.trim() || error.message, {
          cause: error,
        });
      },
    );
    return done.stdout + done.stderr;
  };
  const git = (...args: string[]) => run('git', args);
  // The packages of this repository were installed here before, so that the store has them.
  const install = async () => {
    await run(join(repository, 'node_modules/.bin/pnpm'), ['install', '--frozen-lockfile', '--offline']);
  };
  await git('clone', '--quiet', '--local', repository, root);
  await install();
  return {
    root,
    run,
    install,
    async reset() {
      await git('reset', '--quiet', '--hard');
      await git('clean', '--quiet', '-d', '--force', 'specs', 'packages', '.changeset');
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
