import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Base } from '../base.ts';
import { fileAt, isAt } from '../git.ts';
import { type Published, readPrivate } from '../packages.ts';
import { compareEntry, inheritBreaks, type TypeChange } from './compare.ts';
import { makeReports, type Reports } from './reports.ts';
import { readWorld } from './world.ts';

/** A change of types, and the API report that shows it. */
export interface ReportedChange extends TypeChange {
  readonly file: string;
}

/** The API report of an entry that is not what it was at the base; without one the entry is new. */
export interface ChangedReport {
  readonly specifier: string;
  readonly file: string;
  readonly before?: string;
  readonly after: string;
}

/** What became of the API reports. */
export interface TypeChanges {
  readonly changes: readonly ReportedChange[];
  /** The packages that have no report at their base to compare with. */
  readonly unknown: ReadonlySet<string>;
  /** Committed reports that do not say what the working tree exports. */
  readonly stale: readonly string[];
  readonly reports: readonly ChangedReport[];
}

/** Compares the API of every package in the working tree with the reports at the package's base. */
export async function findTypeChanges(
  root: string,
  packages: readonly Published[],
  bases: ReadonlyMap<string, Base>,
): Promise<TypeChanges> {
  const revision = await makeReports(packages, await readPrivate(root));
  const base = new Map<string, string>();
  const unknown = new Set<string>();
  for (const one of packages) {
    const { commit } = bases.get(one.name) ?? { commit: 'HEAD' };
    const folder = relative(root, one.folder);
    if (!(await isAt(root, commit, `${folder}/api`))) unknown.add(one.name);
    for (const { specifier, report } of one.entries) {
      const text = await fileAt(root, commit, `${folder}/${report}`);
      if (text !== undefined) base.set(specifier, text);
    }
  }
  const changes: TypeChange[] = [];
  // Reading reports as TypeScript takes seconds, and mostly nothing changed.
  const changed = [...base].filter(([specifier, text]) => text !== revision.get(specifier));
  if (changed.length > 0) {
    const world = readWorld({ base, revision }, packages);
    for (const [specifier] of changed) changes.push(...compareEntry(world, specifier, 'base', 'revision'));
    for (const { entries } of packages) changes.push(...inheritBreaks(world, entries, changes, 'revision'));
  }
  const files = new Map(
    packages.flatMap(({ folder, entries }) =>
      entries.map(({ specifier, report }) => [specifier, relative(root, join(folder, report))] as const),
    ),
  );
  const placed = changes.map((change) => ({ ...change, file: files.get(change.specifier) ?? '' }));
  const reports = [...files].flatMap(([specifier, file]): ChangedReport[] => {
    const [before, after = ''] = [base.get(specifier), revision.get(specifier)];
    if (before === after || unknown.has(ownerOf(packages, specifier))) return [];
    return [{ specifier, file, after, ...(before === undefined ? {} : { before }) }];
  });
  return { changes: placed, unknown, stale: await findStale(root, packages, revision), reports };
}

function ownerOf(packages: readonly Published[], specifier: string): string {
  return packages.find(({ entries }) => entries.some((entry) => entry.specifier === specifier))?.name ?? '';
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
