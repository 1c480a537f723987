import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readRegister } from '@clientele/openapi/register';

/** A package of this repository that goes to the npm registry. */
export interface Published {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Where `pnpm build` puts its tarball. */
  readonly tarball: string;
}

export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  /** Programs, by the command that starts each. */
  readonly bin?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly publishConfig: { readonly exports: Record<string, string | Record<string, string>> };
}

export const repository = resolve(import.meta.dirname, '../../..');
/** Private packages that published ones hold a part of. */
const bundles = ['openapi', 'semantics'];
const packed = resolve(import.meta.dirname, '../packed');

/** Every package that is not private, by name: libraries, and programs with the contracts inside. */
export async function publishedPackages(): Promise<Published[]> {
  const folders = await Promise.all(
    ['apps', 'packages'].map(async (parent) => {
      const names = await readdir(join(repository, parent));
      return names.map((name) => join(repository, parent, name));
    }),
  );
  const packages = folders.flat().map(async (folder) => {
    // pnpm reads these members from the same file.
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
    return { name: manifest.name, folder, manifest, tarball: join(packed, `${basename(folder)}.tgz`) };
  });
  const published = (await Promise.all(packages)).filter(({ manifest }) => !manifest.private);
  return published.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Changes with every file that a program finds in a tarball: not with the README. */
export async function fingerprint({ folder, manifest }: Published): Promise<string> {
  const hash = createHash('sha256');
  const own = ['package.json', '../../tsdown.config.ts', 'tsdown.config.ts', 'build', 'src', 'generated'];
  const bundled = bundles.filter((name) => `@clientele/${name}` in (manifest.devDependencies ?? {}));
  const inside = manifest.bin ? await contractFiles() : [];
  for (const path of [
    ...own.map((name) => join(folder, name)),
    ...bundled.map((name) => join(repository, 'packages', name, 'src')),
    ...inside,
  ]) {
    for (const file of await filesUnder(path)) {
      hash.update(`${relative(folder, file)}\n`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

/** What a program has inside of the contracts. */
async function contractFiles(): Promise<string[]> {
  const contracts = await readRegister(repository);
  return contracts.flatMap(({ bundle, source }) => [
    bundle,
    join(dirname(bundle), '../src'),
    join(dirname(source), 'starting-client.yaml'),
  ]);
}

/** Says which tarballs do not hold what the sources say. */
export async function stalePackages(packages: readonly Published[]): Promise<string[]> {
  const stale = packages.map(async (one) => {
    const stamp = await readFile(`${one.tarball}.stamp`, 'utf8').catch(() => '');
    return stamp === (await fingerprint(one)) ? [] : [one.name];
  });
  return (await Promise.all(stale)).flat();
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return undefined;
    if (code === 'ENOENT') return [];
    throw error;
  });
  if (!entries) return [path];
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
