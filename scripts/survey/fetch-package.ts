import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, '../..');

/**
 * Unpacks an npm package, `name@version`, into an empty folder: there it is `package`.
 *
 * @throws when npm cannot fetch it
 */
export async function fetchPackage(source: string, folder: string): Promise<void> {
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
