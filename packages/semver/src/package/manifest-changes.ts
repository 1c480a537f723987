import { subset, validRange } from 'semver';
import { parse } from 'yaml';
import type { Impact } from '../impact.ts';

/** What one change of a package.json means to who installs the package. */
export interface ManifestChange {
  readonly impact: Impact;
  readonly message: string;
}

type Names = Readonly<Record<string, string>>;

/** The part of a published manifest that is read here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Names;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly engines?: Names;
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
  readonly optionalDependencies?: Names;
  readonly peerDependencies?: Names;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, unknown>> };
}

/** Reads a package.json, its `catalog:` ranges replaced by those of the pnpm-workspace.yaml beside it. */
export function readManifest(text: string, workspace: string): Manifest {
  const { catalog = {}, catalogs = {} }: { catalog?: Names; catalogs?: Record<string, Names> } =
    parse(workspace) ?? {};
  const resolved = JSON.stringify(JSON.parse(text), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, range]) => {
        if (typeof range !== 'string' || !range.startsWith('catalog:')) return [name, range];
        const from = range.slice('catalog:'.length).trim();
        return [name, (from === '' || from === 'default' ? catalog : catalogs[from])?.[name] ?? range];
      }),
    );
  });
  // npm's own format; what is missing shows as soon as a package is packed.
  return JSON.parse(resolved) as Manifest;
}

/** Compares what a package.json promises before and after. */
export function compareManifests(base: Manifest, revision: Manifest): ManifestChange[] {
  const changes = [
    ...compareKeys(exportsOf(base), exportsOf(revision)),
    ...compareRanges('engines', base.engines, revision.engines),
    ...comparePeers(base, revision),
    ...(['dependencies', 'optionalDependencies'] as const).flatMap((field) =>
      differences(base[field], revision[field]).map(([name, old, now]) => ({
        impact: 'patch' as const,
        message: `\`${field}\`: ${name} ${describe(old, now)}`,
      })),
    ),
  ];
  if (changes.length > 0 || rest(base) === rest(revision)) return changes;
  return [{ impact: 'patch', message: 'package.json changed' }];
}

function compareKeys(old: readonly string[], now: readonly string[]): ManifestChange[] {
  return [
    ...old
      .filter((key) => !now.includes(key))
      .map((key) => ({ impact: 'major' as const, message: `\`${key}\` is no longer exported` })),
    ...now
      .filter((key) => !old.includes(key))
      .map((key) => ({ impact: 'minor' as const, message: `\`${key}\` is exported` })),
  ];
}

function compareRanges(
  field: string,
  base: Names | undefined,
  revision: Names | undefined,
): ManifestChange[] {
  return differences(base, revision).map(([name, old = '*', now = '*']) => ({
    impact: accepts(now, old) ? 'minor' : 'major',
    message: `\`${field}\`: ${name} ${describe(old, now)}`,
  }));
}

/** A peer that is optional asks nothing of who does not use it, so only its range counts. */
function comparePeers(base: Manifest, revision: Manifest): ManifestChange[] {
  const needed = ({ peerDependencies = {}, peerDependenciesMeta = {} }: Manifest) =>
    Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  const known = base.peerDependencies ?? {};
  return [
    ...compareRanges(
      'peerDependencies',
      known,
      Object.fromEntries(Object.entries(revision.peerDependencies ?? {}).filter(([name]) => name in known)),
    ),
    ...needed(revision)
      .filter((name) => !needed(base).includes(name))
      .map((name) => ({
        impact: 'major' as const,
        message: `\`peerDependencies\`: ${name} is now required`,
      })),
    ...Object.keys(revision.peerDependencies ?? {})
      .filter((name) => !(name in known) && revision.peerDependenciesMeta?.[name]?.optional)
      .map((name) => ({ impact: 'minor' as const, message: `\`peerDependencies\`: ${name} can be used` })),
  ];
}

function differences(
  base: Names = {},
  revision: Names = {},
): [string, string | undefined, string | undefined][] {
  const names = [...new Set([...Object.keys(base), ...Object.keys(revision)])];
  return names.flatMap((name) => (base[name] === revision[name] ? [] : [[name, base[name], revision[name]]]));
}

/** Whether every version that was fine still is. */
function accepts(now: string, old: string): boolean {
  const [wide, narrow] = [plain(now), plain(old)];
  return validRange(wide) !== null && validRange(narrow) !== null && subset(narrow, wide);
}

/** Ranges of the workspace stand for the version that is packed; which one makes no difference here. */
function plain(range: string): string {
  return range.replace(/^workspace:([~^]?)\*?$/, '$11.0.0');
}

function describe(old: string | undefined, now: string | undefined): string {
  if (old === undefined) return `\`${now}\` is new`;
  return now === undefined ? `\`${old}\` is gone` : `was \`${old}\`, is \`${now}\``;
}

function exportsOf({ exports, publishConfig }: Manifest): string[] {
  return Object.keys(publishConfig?.exports ?? exports ?? {});
}

/** What else consumers get. The version is the answer here, not part of the question. */
function rest(manifest: Manifest): string {
  const { version: _version, ...others } = manifest;
  return JSON.stringify({ ...others, scripts: undefined, devDependencies: undefined });
}
