import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { checkOut, git } from '@clientele/semver';
import { attempt } from '../facts/known.ts';
import { readSide, type Side } from '../facts/side.ts';
import { generateBase } from './generate-base.ts';
import { linkDependencies } from './link-dependencies.ts';

/** Paths that contracts are derived from. */
const paths = ['redocly.yaml', 'package.json', 'pnpm-workspace.yaml', 'tsconfig.json', 'specs', 'packages'];

/**
 * Finds out what the contracts were at a commit. That takes seconds, and a commit does not change, so it
 * is kept, for as long as the installed dependencies are the same.
 */
export async function readBase(root: string, commit: string): Promise<Side> {
  const kept = await fileFor(root, commit);
  if (existsSync(kept)) return JSON.parse(await readFile(kept, 'utf8'));
  const side = await derive(root, commit);
  const isWhole = Object.values(side).every(
    ({ sources, problems }) => 'value' in sources && 'value' in problems,
  );
  if (isWhole) {
    await mkdir(dirname(kept), { recursive: true });
    // In two steps, since half a file would be kept as well.
    await writeFile(`${kept}.${process.pid}`, JSON.stringify(side));
    await rename(`${kept}.${process.pid}`, kept);
  }
  return side;
}

/** What finds out is a part of what was found out. */
const finders = [
  'scripts/report/{base,facts}/*.ts',
  'specs/{lint,rules}/**/*.ts',
  'packages/{openapi,contract-testing,consumer-testing}/src/**/*.ts',
];

async function fileFor(root: string, commit: string): Promise<string> {
  const hash = createHash('sha256');
  const cwd = join(import.meta.dirname, '../../..');
  for (const file of (await Array.fromAsync(glob(finders, { cwd }))).sort())
    hash.update(await readFile(join(cwd, file)));
  const lock = join(root, 'pnpm-lock.yaml');
  if (existsSync(lock)) hash.update(await readFile(lock));
  return join(root, 'node_modules/.cache/report', `${commit}-${hash.digest('hex').slice(0, 16)}.json`);
}

async function derive(root: string, commit: string): Promise<Side> {
  const there = (await git(root, 'ls-tree', '--name-only', commit)).split('\n');
  const wanted = paths.filter((path) => there.includes(path));
  await using old = await checkOut(root, commit, wanted);
  const { folder } = old;
  if (!wanted.includes('redocly.yaml')) return {};
  await linkDependencies(root, folder);
  const generated = await attempt(folder, () => generateBase(root, folder));
  // Awaited, since the checkout goes with this function.
  return await readSide(folder, await readRegister(folder), generated);
}
