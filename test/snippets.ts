import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
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

/** A program, and the folder whose dependencies it imports: else those of the package that it imports first. */
export interface Snippet {
  readonly code: string;
  readonly room?: string | undefined;
}

/** Programs that were compiled. */
export interface Compiled extends AsyncDisposable {
  /** Runs one and gives what it prints. @throws with what the compiler said of it. */
  run(snippet: Snippet): Promise<string>;
}

/** Compiles programs as strictly as this repository itself, in one go: most that is checked they share. */
export async function compileSnippets(snippets: readonly Snippet[]): Promise<Compiled> {
  const codes = snippets.map(({ code }) => toMocks(code));
  const rooms = snippets.map(({ room }, index) => room ?? importedFirst(codes[index] ?? ''));
  const folders = await Promise.all(rooms.map(folderIn));
  const files = folders.map((folder) => join(folder, 'snippet.ts'));
  await Promise.all(files.map((file, index) => writeFile(file, codes[index] ?? '')));
  const [first = ''] = folders;
  const project = join(first, 'tsconfig.json');
  await writeFile(project, JSON.stringify({ extends: join(root, 'tsconfig.json'), files }));
  const { stdout, stderr } = await run('tsc', ['--project', project]).catch(
    // What execFile rejects with.
    (failed: { stdout: string; stderr: string }) => failed,
  );
  const faults = (stdout + stderr).split(/^(?=\S)/m);
  const names = folders.map((folder) => basename(folder));
  return {
    run: async (snippet) => {
      const index = snippets.indexOf(snippet);
      const others = names.filter((name) => name !== names[index]);
      const own = faults.filter((fault) => !others.some((name) => fault.includes(name))).join('');
      if (own) throw new Error(own);
      return printed(codes[index] ?? '', rooms[index]);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
    },
  };
}

/** Compiles programs in one go, then runs each and gives what it prints. */
export async function compileAndRun(sources: readonly string[], room?: string): Promise<string[]> {
  const snippets = sources.map((code) => ({ code, room }));
  await using compiled = await compileSnippets(snippets);
  return await Promise.all(snippets.map((snippet) => compiled.run(snippet)));
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
