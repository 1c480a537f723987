import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Base } from './base.ts';
import { fileAt, filesAt, isAt } from './git.ts';
import type { Published } from './packages.ts';
import { makeReports, type Reports } from './reports.ts';
import { compareEntry, inheritBreaks, type TypeChange } from './types/compare.ts';
import { readWorld } from './types/world.ts';

/** What became of the API reports. */
export interface TypeChanges {
  readonly changes: readonly TypeChange[];
  /** By package: why its types could not be compared. */
  readonly notes: ReadonlyMap<string, string>;
  /** Committed reports that do not say what the working tree exports. */
  readonly stale: readonly string[];
}

/** Compares the API of every package in the working tree with the reports at the package's base. */
export async function findTypeChanges(
  root: string,
  packages: readonly Published[],
  bases: ReadonlyMap<string, Base>,
): Promise<TypeChanges> {
  const revision = await makeReports(packages);
  const base = new Map<string, string>();
  const notes = new Map<string, string>();
  const changes: TypeChange[] = [];
  for (const one of packages) {
    const { commit, name } = bases.get(one.name) ?? { commit: 'HEAD', name: 'HEAD' };
    const folder = relative(root, one.folder);
    if (!(await isAt(root, commit, `${folder}/api`))) {
      if (await isAt(root, commit, `${folder}/package.json`))
        notes.set(
          one.name,
          `No API report at ${name}, so types are not compared; the contract decides alone.`,
        );
      else
        changes.push({ specifier: one.name, unit: one.name, impact: 'minor', message: 'is a new package' });
      continue;
    }
    for (const { specifier, report } of one.entries) {
      const text = await fileAt(root, commit, `${folder}/${report}`);
      if (text === undefined)
        changes.push({ specifier, unit: specifier, impact: 'minor', message: 'is a new entry' });
      else base.set(specifier, text);
    }
    const known = new Set(one.entries.map(({ report }) => `${folder}/${report}`));
    for (const path of await filesAt(root, commit, `${folder}/api`)) {
      if (known.has(path)) continue;
      changes.push({ specifier: one.name, unit: path, impact: 'major', message: 'has no entry any more' });
    }
  }
  // Reading reports as TypeScript takes seconds, and mostly nothing changed.
  const changed = [...base].filter(([specifier, text]) => text !== revision.get(specifier));
  if (changed.length > 0) {
    const world = readWorld({ base, revision }, packages);
    for (const [specifier] of changed) changes.push(...compareEntry(world, specifier, 'base', 'revision'));
    for (const { entries } of packages) changes.push(...inheritBreaks(world, entries, changes, 'revision'));
  }
  return { changes, notes, stale: await findStale(root, packages, revision) };
}

/** Finds the committed reports that are not the given ones: changed, missing, or of no entry. */
export async function findStale(
  root: string,
  packages: readonly Published[],
  reports: Reports,
): Promise<string[]> {
  const stale: string[] = [];
  for (const { folder, entries } of packages) {
    for (const { specifier, report } of entries) {
      const file = join(folder, report);
      const committed = existsSync(file) ? await readFile(file, 'utf8') : undefined;
      if (committed !== reports.get(specifier)) stale.push(relative(root, file));
    }
    const known = new Set(entries.map(({ report }) => join(folder, report)));
    const present = existsSync(join(folder, 'api')) ? await readdir(join(folder, 'api')) : [];
    const left = present.map((name) => join(folder, 'api', name)).filter((file) => !known.has(file));
    stale.push(...left.map((file) => relative(root, file)));
  }
  return stale;
}
