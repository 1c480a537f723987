import { existsSync, realpathSync } from 'node:fs';
import { glob, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** As much of a package.json as is read of it. */
interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Gives the packages of another checkout of this repository what they depend on: packages of the workspace
 * from the checkout, all others as this tree has them installed. What is nowhere here is left out; whatever
 * needs it says so.
 */
export async function linkDependencies(root: string, checkout: string): Promise<void> {
  const [here, there] = await Promise.all([readPackages(root), readPackages(checkout)]);
  const own = new Map([...there].map(([folder, { name }]) => [name, join(checkout, folder)]));
  for (const [folder, manifest] of there) {
    for (const name of namesOf(manifest)) {
      const places = [folder, ...here.keys()].map((one) => join(root, one, 'node_modules', name));
      const target = own.get(name) ?? places.find(existsSync);
      if (target === undefined) continue;
      const link = join(checkout, folder, 'node_modules', name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(realpathSync(target), link, 'junction');
    }
  }
}

/** The packages that contracts are derived with, by folder. */
async function readPackages(root: string): Promise<Map<string, Manifest>> {
  const files = await Array.fromAsync(glob('{.,specs,packages/*}/package.json', { cwd: root }));
  const read = files.map(async (file) => {
    const manifest: Manifest = JSON.parse(await readFile(join(root, file), 'utf8'));
    return [dirname(file), manifest] as const;
  });
  return new Map(await Promise.all(read));
}

function namesOf({ dependencies, devDependencies }: Manifest): string[] {
  return Object.keys({ ...dependencies, ...devDependencies });
}
