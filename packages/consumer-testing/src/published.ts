import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

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
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly publishConfig: { readonly exports: Record<string, string | Record<string, string>> };
}

export const repository = resolve(import.meta.dirname, '../../..');
/** Private packages that published ones hold a part of. */
const bundles = ['openapi'];
const packed = resolve(import.meta.dirname, '../packed');

/** Every package under `packages/` that is not private, by name. */
export async function publishedPackages(): Promise<Published[]> {
  const folder = join(repository, 'packages');
  const names = (await readdir(folder)).sort();
  const packages = names.map(async (name) => {
    // pnpm reads these members from the same file.
    const manifest = JSON.parse(await readFile(join(folder, name, 'package.json'), 'utf8')) as Manifest;
    return {
      name: manifest.name,
      folder: join(folder, name),
      manifest,
      tarball: join(packed, `${name}.tgz`),
    };
  });
  return (await Promise.all(packages)).filter(({ manifest }) => !manifest.private);
}

/** Changes with every file that a program finds in a tarball: not with the README. */
export async function fingerprint({ folder, manifest }: Published): Promise<string> {
  const hash = createHash('sha256');
  const own = ['package.json', '../../tsdown.config.ts', 'src', 'generated'];
  const bundled = bundles.filter((name) => `@clientele/${name}` in (manifest.devDependencies ?? {}));
  for (const path of [
    ...own.map((name) => join(folder, name)),
    ...bundled.map((name) => join(repository, 'packages', name, 'src')),
  ]) {
    for (const file of await filesUnder(path)) {
      hash.update(`${relative(folder, file)}\n`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
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
