import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
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
    await writeFile(kept, JSON.stringify(side));
  }
  return side;
}

async function fileFor(root: string, commit: string): Promise<string> {
  const hash = createHash('sha256');
  const own = [import.meta.dirname, join(import.meta.dirname, '../facts')];
  // What finds out is a part of what was found out.
  for (const folder of own)
    for (const name of await readdir(folder)) hash.update(await readFile(join(folder, name)));
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
