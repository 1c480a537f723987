import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Results, readResults } from './results.ts';

const program = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');

/** Runs the tests of some files, of which one hears only when they fail. */
export async function runTests(root: string, options: readonly string[]): Promise<readonly Results[]> {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-check-'));
  const file = join(folder, 'tests.json');
  const reporters = ['--reporter=minimal', '--reporter=json', `--outputFile.json=${file}`];
  try {
    const child = spawn(process.execPath, [program, 'run', ...reporters, ...options], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    const [code] = await once(child, 'close');
    if (code !== 0) process.stdout.write(Buffer.concat(said));
    const results = await readResults(root, file);
    const isExplained = code === 0 || results?.some(({ failures }) => failures.length > 0);
    if (!results || !isExplained) throw new Error(`vitest run ${options.join(' ')} ended with ${code}.`);
    return results;
  } finally {
    await rm(folder, { recursive: true });
  }
}
