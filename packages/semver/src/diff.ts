import { relative } from 'node:path';
import { type Base, findBases } from './base.ts';
import { type Changeset, readChangesets, since } from './changesets.ts';
import { findContractChanges } from './contract/contract-changes.ts';
import { changedSince, fileAt } from './git.ts';
import { findGone, type Gone } from './package/gone.ts';
import { compareManifests, type Manifest, readManifest } from './package/manifest-changes.ts';
import { findPeerBreaks } from './package/peers.ts';
import { notesOf, shippedFiles } from './package/shipped.ts';
import { type Published, readNames, readPackages } from './packages.ts';
import { type ChangedReport, findTypeChanges } from './types/type-changes.ts';
import { reachVerdict, type Verdict } from './verdict.ts';

/** The whole answer of `pnpm diff`. */
export interface Diff {
  readonly verdicts: readonly Verdict[];
  /** Packages that a base had, and that nothing releases any more. */
  readonly gone: readonly Gone[];
  /** Committed API reports that are not those of the working tree. */
  readonly stale: readonly string[];
  /** The API reports that are not what they were at the base. */
  readonly reports: readonly ChangedReport[];
  /** Whether nothing is stale and every package has the changeset that it needs. */
  readonly ok: boolean;
}

/**
 * Compares every published package with its last release, or with a commit, and says which changeset
 * its next release needs. A package whose contract is among `without` is not looked at.
 *
 * @throws Error when there is nothing to compare with, or a tool cannot read its input.
 */
export async function diff(
  root: string,
  ref?: string,
  without: ReadonlySet<string> = new Set(),
): Promise<Diff> {
  const all = await readPackages(root);
  const packages = all.filter(({ contract }) => !contract || !without.has(contract.name));
  const bases = await findBases(root, packages, ref);
  const [contracts, types, changesets, gone] = await Promise.all([
    findContractChanges(root, packages, bases),
    findTypeChanges(root, packages, bases),
    readNames(root).then((names) => readChangesets(root, names)),
    findGone(root, all, bases),
  ]);
  const verdicts = new Map<string, Verdict>();
  for (const one of packages) {
    const { name, version, entries, manifest } = one;
    const base = bases.get(name);
    if (!base) throw new Error(`${name} has no base.`);
    const own = new Set(entries.map(({ specifier }) => specifier));
    const old = await manifestAt(root, base, one);
    const contract = contracts.get(name) ?? [];
    const changed = await changedSince(root, base.commit);
    const { later, earlier } = await changesetsOf(root, base, name, changesets);
    const verdict = reachVerdict({
      name,
      folder: relative(root, one.folder),
      // What consumers have: the rules below 1.0.0 end with the release that is 1.0.0.
      version: old?.version ?? version,
      next: version,
      base,
      contract,
      typesCompared: !types.unknown.has(name),
      types: types.changes.filter(({ specifier }) => own.has(specifier)),
      manifest: old ? compareManifests(old, manifest) : [{ impact: 'minor', message: 'the package is new' }],
      files: shippedFiles(root, changed, one, contract.length > 0),
      notes: notesOf(changed, base, one),
      changesets: later,
      earlier,
    });
    verdicts.set(name, verdict);
  }
  for (const { name, manifest } of packages) {
    const [verdict, breaks] = [verdicts.get(name), findPeerBreaks(manifest, verdicts)];
    if (verdict && breaks.length > 0)
      verdicts.set(name, reachVerdict({ ...verdict, manifest: [...verdict.manifest, ...breaks] }));
  }
  const { stale, reports } = types;
  const reached = [...verdicts.values()];
  const ok = stale.length === 0 && reached.every((verdict) => verdict.ok);
  return { verdicts: reached, gone, stale, reports, ok };
}

async function manifestAt(root: string, { commit }: Base, one: Published): Promise<Manifest | undefined> {
  const text = await fileAt(root, commit, `${relative(root, one.folder)}/package.json`);
  if (text === undefined) return undefined;
  const manifest = readManifest(text, (await fileAt(root, commit, 'pnpm-workspace.yaml')) ?? '');
  return manifest.name === one.name && !manifest.private ? manifest : undefined;
}

async function changesetsOf(
  root: string,
  { commit }: Base,
  name: string,
  changesets: readonly Changeset[],
): Promise<{ later: Changeset[]; earlier: string[] }> {
  const later = await since(root, commit, changesets);
  const counted = later.filter(({ bumps }) => name in bumps).map(({ file }) => file);
  const earlier = changesets.filter(({ file, bumps }) => name in bumps && !counted.includes(file));
  return { later, earlier: earlier.map(({ file }) => file) };
}
