import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** The folder whose dependencies a guide's programs import. */
export const home = resolve(import.meta.dirname, '..');

/** Runs a TypeScript program as it stands, without a file of its own; what it prints is printed. */
export async function run(code: string): Promise<void> {
  await start(code, home, 'inherit');
}

/** Runs a program as if it stood in `folder`, and gives what it prints. */
export async function printed(code: string, folder = home): Promise<string> {
  return start(code, folder, 'pipe');
}

/** @throws with what the program wrote to stderr, unless that has been printed, when it fails. */
async function start(code: string, cwd: string, output: 'inherit' | 'pipe'): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-'], {
    cwd,
    stdio: ['pipe', output, output],
  });
  const exit = once(child, 'exit');
  child.stdin?.end(code);
  const [stdout, stderr] = await Promise.all(
    [child.stdout, child.stderr].map((all) => (all ? text(all) : '')),
  );
  const [status] = await exit;
  if (status !== 0) throw new Error(`A program ended with ${status}.\n${stderr}`);
  return `${stdout}`;
}
