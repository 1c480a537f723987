import { existsSync, readdirSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { parse } from 'yaml';
import { type Manifest, readManifest } from './package/manifest-changes.ts';

/** One module that a package exports. */
export interface Entry {
  /** As importers write it: `@clientele/boats/fetch`. */
  readonly specifier: string;
  /** Key of `exports`: `.` or `./fetch`. */
  readonly subpath: string;
  /** Absolute name of the TypeScript module behind it. */
  readonly source: string;
  /** Its API report below the package's folder. */
  readonly report: string;
}

/** A package below `packages/` or `apps/`. */
export interface Published {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** None where there is no API report: of an imported contract, of which it can be megabytes and take minutes. */
  readonly entries: readonly Entry[];
  readonly contract?: Registered;
}

/** Reads what is published: the packages below `packages/` and `apps/` that are not private, and their contracts. */
export async function readPackages(root: string): Promise<Published[]> {
  return (await readFolders(root)).filter(({ manifest }) => !manifest.private);
}

/** Reads the private packages below them: what a published one takes from them, it bundles. */
export async function readPrivate(root: string): Promise<Published[]> {
  return (await readFolders(root)).filter(({ manifest }) => manifest.private);
}

/** The folders of the workspace that may hold what is published. */
export const parents = ['apps', 'packages'];

async function readFolders(root: string): Promise<Published[]> {
  const contracts = await readRegister(root);
  const workspace = await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const folders = parents
    .map((parent) => join(root, parent))
    .filter(existsSync)
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)))
    .sort();
  const packages: Published[] = [];
  for (const folder of folders) {
    if (!existsSync(join(folder, 'package.json'))) continue;
    const manifest = readManifest(await readFile(join(folder, 'package.json'), 'utf8'), workspace);
    const contract = contracts.find(({ bundle }) => resolve(dirname(bundle), '..') === folder);
    packages.push({
      name: manifest.name,
      version: manifest.version,
      folder,
      manifest,
      entries: contract?.level === 'imported' ? [] : entriesOf(manifest, folder),
      ...(contract ? { contract } : {}),
    });
  }
  return packages;
}

function entriesOf({ name, exports = {}, publishConfig }: Manifest, folder: string): Entry[] {
  return Object.entries(exports).flatMap(([subpath, conditions]) => {
    const published = !publishConfig?.exports || subpath in publishConfig.exports;
    const target = sourceOf(conditions);
    if (!published || !target) return [];
    const report = `api/${subpath === '.' ? 'index' : subpath.slice(2).replaceAll('/', '-')}.api.md`;
    return [{ specifier: name + subpath.slice(1), subpath, source: join(folder, target), report }];
  });
}

/** The TypeScript module behind a target, whichever condition names it. */
function sourceOf(target: unknown): string | undefined {
  if (typeof target === 'object' && target !== null) return Object.values(target).map(sourceOf).find(Boolean);
  return typeof target === 'string' && /(?<!\.d)\.ts$/.test(target) ? target : undefined;
}

/** The names that a changeset can have: of everything in the workspace, published or not. */
export async function readNames(root: string): Promise<Set<string>> {
  const { packages = [] }: { packages?: string[] } = parse(
    await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8'),
  );
  const names = new Set<string>();
  for await (const file of glob(
    packages.map((pattern) => `${pattern}/package.json`),
    { cwd: root },
  )) {
    const { name }: { name?: string } = JSON.parse(await readFile(join(root, file), 'utf8'));
    if (name) names.add(name);
  }
  return names;
}
