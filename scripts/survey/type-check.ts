import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const compiler = join(dirname(fileURLToPath(import.meta.resolve('typescript/package.json'))), 'bin/tsc');

/** What the compiler says of a file. */
export interface Diagnostic {
  /** Relative to the folder. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

interface Limits {
  readonly signal?: AbortSignal;
  readonly timeout?: number;
}

/** Makes a folder in which generated code finds what it imports. */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await symlink(join(import.meta.dirname, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
}

/**
 * Type-checks the modules in a folder under one that {@link prepareFolder} made, as strictly as this
 * repository is.
 *
 * @throws when the compiler itself fails, or takes longer than `timeout` milliseconds
 */
export async function typeCheck(folder: string, limits: Limits = {}): Promise<Diagnostic[]> {
  const config = {
    extends: resolve(import.meta.dirname, '../../tsconfig.json'),
    include: ['**/*.ts'],
    exclude: [],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const options = { ...limits, cwd: folder, killSignal: 'SIGKILL', maxBuffer: 2 ** 28 } as const;
  // Its threads share too little: two of them take twice the time of a core.
  const flags = ['--pretty', 'false', '--singleThreaded'];
  const failed = await run(process.execPath, [compiler, ...flags], options).then(
    () => undefined,
    (error: Failed) => error,
  );
  if (!failed) return [];
  const diagnostics = read(failed.stdout ?? '');
  if (diagnostics.length > 0) return diagnostics;
  if (failed.killed) throw new Error(`took longer than ${limits.timeout} ms`);
  throw new Error(failed.stderr?.trim() || failed.message);
}

/** What `execFile` rejects with. */
interface Failed extends Error {
  readonly killed?: boolean;
  readonly stdout?: string;
  readonly stderr?: string;
}

function read(output: string): Diagnostic[] {
  return [...output.matchAll(/^(\S[^\n(]*)\((\d+),\d+\): error (TS\d+): (.*)$/gm)].map(
    ([, file = '', line, code = '', message = '']) => ({ file, line: Number(line), code, message }),
  );
}
