import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What git prints. */
export async function git(root: string, ...options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', options, { cwd: root, maxBuffer: 2 ** 28 });
  return stdout;
}
