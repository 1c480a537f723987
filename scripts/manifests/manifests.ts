import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { manifestOf, type Own } from './manifest.ts';

export { manifestOf } from './manifest.ts';

/** A file of the repository and what it has to hold. */
export interface PackageJson {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** The package.json of every package of the register; version and description stay as they are there. */
export async function manifests(): Promise<PackageJson[]> {
  const contracts = await readRegister(resolve(import.meta.dirname, '../..'));
  return Promise.all(
    contracts.map(async ({ bundle }) => {
      const folder = resolve(dirname(bundle), '..');
      const [name, file] = [basename(folder), join(folder, 'package.json')];
      const own: Own = JSON.parse(await readFile(file, 'utf8'));
      return { name, file, text: `${JSON.stringify(manifestOf(name, own), null, 2)}\n` };
    }),
  );
}
