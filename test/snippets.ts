import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { home, printed } from '@clientele/examples/run';
import { inject } from 'vitest';

const run = promisify(execFile);
export const root = resolve(import.meta.dirname, '..');

/** The mocks of this run stand where the pages say that `npm start` puts them. */
export function toMocks(text: string): string {
  const [gateway = ''] = Object.entries(inject('mocks')).map(([name, url]) => url.replace(`/${name}`, ''));
  return text.replaceAll('http://localhost:4010', gateway);
}

/** Compiles programs as strictly as this repository itself, in one go, then runs each and gives what it prints. */
export async function compileAndRun(sources: readonly string[], room?: string): Promise<string[]> {
  const codes = sources.map(toMocks);
  const rooms = codes.map((code) => room ?? importedFirst(code));
  const folders = await Promise.all(rooms.map(folderIn));
  try {
    const files = folders.map((folder) => join(folder, 'snippet.ts'));
    await Promise.all(files.map((file, index) => writeFile(file, codes[index] ?? '')));
    const [first = ''] = folders;
    const project = join(first, 'tsconfig.json');
    await writeFile(project, JSON.stringify({ extends: join(root, 'tsconfig.json'), files }));
    await run('tsc', ['--project', project]).catch(({ stdout }: { stdout: string }) =>
      Promise.reject(new Error(stdout)),
    );
    return await Promise.all(codes.map((code, index) => printed(code, rooms[index])));
  } finally {
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  }
}

/** Compiles and runs the programs of a guide, or of the README, as `pnpm example` runs them. */
export function compileAndRunGuide(sources: readonly string[]): Promise<string[]> {
  return compileAndRun(sources, home);
}

/** The package that a program imports first, in which its own name resolves as an installed one does. */
function importedFirst(code: string): string {
  const [, name = ''] = code.match(/from '@clientele\/([^'/]+)/) ?? [];
  return join(root, 'packages', name);
}

async function folderIn(room: string): Promise<string> {
  const cache = join(room, 'coverage');
  await mkdir(cache, { recursive: true });
  return mkdtemp(join(cache, 'snippet-'));
}
