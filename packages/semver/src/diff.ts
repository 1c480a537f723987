import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Base, findBases } from './base.ts';
import { readChangesets, since } from './changesets.ts';
import { findContractChanges } from './contract-changes.ts';
import { changedSince, fileAt } from './git.ts';
import { type Published, readPackages } from './packages.ts';
import { findTypeChanges } from './type-changes.ts';
import { reachVerdict, type Verdict } from './verdict.ts';

/** The whole answer of `pnpm diff`. */
export interface Diff {
  readonly verdicts: readonly Verdict[];
  /** Committed API reports that are not those of the working tree. */
  readonly stale: readonly string[];
  /** Whether nothing is stale and every package has the changeset that it needs. */
  readonly ok: boolean;
}

/**
 * Compares every published package with its last release, or with a commit, and says which changeset
 * its next release needs.
 *
 * @throws Error when there is nothing to compare with, or a tool cannot read its input.
 */
export async function diff(root: string, ref?: string): Promise<Diff> {
  const packages = await readPackages(root);
  const bases = await findBases(root, packages, ref);
  const [contracts, types, changesets] = await Promise.all([
    findContractChanges(root, packages, bases),
    findTypeChanges(root, packages, bases),
    readChangesets(root),
  ]);
  const verdicts: Verdict[] = [];
  for (const one of packages) {
    const base = bases.get(one.name);
    if (!base) throw new Error(`${one.name} has no base.`);
    const own = new Set(one.entries.map(({ specifier }) => specifier)).add(one.name);
    const note = types.notes.get(one.name);
    const verdict = reachVerdict({
      name: one.name,
      version: await versionAt(root, base, one),
      next: one.version,
      base,
      contract: contracts.get(one.name) ?? [],
      types: types.changes.filter(({ specifier }) => own.has(specifier)),
      files: await shippedFiles(root, base, one),
      notes: note === undefined ? [] : [note],
      changesets: await since(root, base.commit, changesets),
    });
    verdicts.push(verdict);
  }
  const { stale } = types;
  return { verdicts, stale, ok: stale.length === 0 && verdicts.every(({ ok }) => ok) };
}

/** What consumers have: the rules below 1.0.0 end with the release that is 1.0.0. */
async function versionAt(root: string, { commit }: Base, { folder, version }: Published): Promise<string> {
  const text = await fileAt(root, commit, `${relative(root, folder)}/package.json`);
  const manifest: { version?: string } = text === undefined ? {} : JSON.parse(text);
  return manifest.version ?? version;
}

/** Hand-written files that end up in the package. */
async function shippedFiles(root: string, { commit }: Base, { folder }: Published): Promise<string[]> {
  const own = relative(root, folder);
  const changed = await changedSince(root, commit);
  const files = changed.filter((path) => path.startsWith(`${own}/src/`));
  const manifest = `${own}/package.json`;
  if (!changed.includes(manifest)) return files;
  const old = await fileAt(root, commit, manifest);
  const now = await readFile(join(root, manifest), 'utf8');
  return old !== undefined && shipped(old) === shipped(now) ? files : [...files, manifest];
}

/** What of a manifest consumers notice. The version is the answer here, not part of the question. */
function shipped(manifest: string): string {
  const { version: _version, scripts: _scripts, devDependencies: _dev, ...rest } = JSON.parse(manifest);
  return JSON.stringify(rest);
}
