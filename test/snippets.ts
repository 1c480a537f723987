import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const run = promisify(execFile);
export const root = resolve(import.meta.dirname, '..');

/** The mocks of this run stand where the pages say that `npm start` puts them. */
export function toMocks(text: string): string {
  const [gateway = ''] = Object.entries(inject('mocks')).map(([name, url]) => url.replace(`/${name}`, ''));
  return text.replaceAll('http://localhost:4010', gateway);
}

/** Compiles programs as strictly as this repository itself, in one go, then runs each and gives what it prints. */
export async function compileAndRun(sources: readonly string[]): Promise<string[]> {
  const folders = await Promise.all(sources.map(folderFor));
  try {
    const files = folders.map((folder) => join(folder, 'snippet.ts'));
    await Promise.all(files.map((file, index) => writeFile(file, toMocks(sources[index] ?? ''))));
    const [first = ''] = folders;
    const project = join(first, 'tsconfig.json');
    await writeFile(project, JSON.stringify({ extends: join(root, 'tsconfig.json'), files }));
    await run('tsc', ['--project', project]).catch(({ stdout }: { stdout: string }) =>
      Promise.reject(new Error(stdout)),
    );
    return await Promise.all(files.map(async (file) => (await run('node', [file])).stdout));
  } finally {
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  }
}

/** Inside the package that a program imports first, so that its own name resolves as an installed one does. */
async function folderFor(code: string): Promise<string> {
  const [, name = ''] = code.match(/from '@clientele\/([^'/]+)/) ?? [];
  const cache = join(root, 'packages', name, 'coverage');
  await mkdir(cache, { recursive: true });
  return mkdtemp(join(cache, 'snippet-'));
}
