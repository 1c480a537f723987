import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OpenApiDocument } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { checkOut, git } from '@clientele/semver';
import { bundleDocument } from '../facts/bundle-document.ts';
import { attempt, type Known } from '../facts/known.ts';
import { findProblems, type Problems } from '../facts/problems.ts';
import { measureSizes, type Sizes } from '../facts/sizes.ts';
import { generateBase } from './generate-base.ts';
import { linkDependencies } from './link-dependencies.ts';

/** What a contract was at a commit. */
export interface BaseContract {
  readonly document: Known<OpenApiDocument>;
  readonly problems: Known<Problems>;
  readonly sizes: Known<Sizes>;
}

/** The contracts of a commit, by name. */
export type BaseSide = Readonly<Record<string, BaseContract>>;

/** Paths that contracts are derived from. */
const paths = ['redocly.yaml', 'package.json', 'pnpm-workspace.yaml', 'tsconfig.json', 'specs', 'packages'];

/**
 * Finds out what the contracts were at a commit. That takes seconds, and a commit does not change, so it
 * is kept, for as long as the installed dependencies are the same.
 */
export async function readBase(root: string, commit: string): Promise<BaseSide> {
  const kept = await fileFor(root, commit);
  if (existsSync(kept)) return JSON.parse(await readFile(kept, 'utf8'));
  const side = await derive(root, commit);
  const isWhole = Object.values(side).every(({ sizes, problems }) => 'value' in sizes && 'value' in problems);
  if (isWhole) {
    await mkdir(dirname(kept), { recursive: true });
    await writeFile(kept, JSON.stringify(side));
  }
  return side;
}

async function fileFor(root: string, commit: string): Promise<string> {
  const hash = createHash('sha256');
  // What measures is a part of what was measured.
  for (const file of [
    join(root, 'pnpm-lock.yaml'),
    join(import.meta.dirname, '../facts/sizes.ts'),
    join(import.meta.dirname, '../facts/problems.ts'),
    import.meta.filename,
  ])
    hash.update(await readFile(file).catch(() => ''));
  const name = `${commit}-${hash.digest('hex').slice(0, 16)}.json`;
  return join(root, 'node_modules/.cache/report', name);
}

async function derive(root: string, commit: string): Promise<BaseSide> {
  const there = (await git(root, 'ls-tree', '--name-only', commit)).split('\n');
  await using old = await checkOut(
    root,
    commit,
    paths.filter((path) => there.includes(path)),
  );
  const { folder } = old;
  if (!existsSync(join(folder, 'redocly.yaml'))) return {};
  const contracts = await readRegister(folder);
  await linkDependencies(root, folder);
  const generated = await attempt(() => generateBase(root, folder));
  const sizes = 'value' in generated ? await measureSizes(contracts) : undefined;
  const problems = await attempt(() => findProblems(folder, contracts));
  const sides = contracts.map(async ({ name, source }): Promise<[string, BaseContract]> => {
    const own: BaseContract = {
      document: await attempt(() => bundleDocument(source)),
      problems: 'value' in problems ? ofContract(problems.value.get(name)) : problems,
      sizes: 'value' in generated ? (sizes?.get(name) ?? nothing) : generated,
    };
    return [name, own];
  });
  return Object.fromEntries(await Promise.all(sides));
}

const nothing = { unknown: 'nothing was found out about it' };

function ofContract<T>(value: T | undefined): Known<T> {
  return value === undefined ? nothing : { value };
}
