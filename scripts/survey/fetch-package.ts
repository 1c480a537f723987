import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, '../..');

/** What a run leaves for the next one. */
export const cache = join(repository, 'node_modules/.cache/survey');

/**
 * The folder of an npm package, `name@version`, in the cache of this repository's `node_modules`; fetched
 * with npm when it is not there.
 *
 * @throws when npm cannot fetch it
 */
export async function fetchPackage(source: string, onFetch: () => void = () => {}): Promise<string> {
  const folder = join(cache, source.replace(/^@/, '').replaceAll(/[/@]/g, '-'));
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'fetch-'));
  try {
    onFetch();
    await unpack(source, scratch);
    // Last, so that an interrupted run is not taken for a finished one.
    await rename(join(scratch, 'package'), folder);
    return folder;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Into an empty folder: there it is `package`. */
async function unpack(source: string, folder: string): Promise<void> {
  // npm runs on the Node that it came with: the repository's may not trust what this machine trusts.
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => !entry.startsWith(repository));
  const options = {
    cwd: folder,
    env: { ...process.env, PATH: path.join(delimiter) },
    timeout: 300_000,
    // There npm is a script, which only a shell starts.
    shell: process.platform === 'win32',
  };
  await run('npm', ['pack', source, '--silent'], options).catch((cause: unknown) => {
    throw new Error(`npm cannot fetch ${source}; expected a registry that has it: \`npm view ${source}\`.`, {
      cause,
    });
  });
  const [tarball = ''] = await readdir(folder);
  await run('tar', ['-xf', tarball], { cwd: folder });
}
