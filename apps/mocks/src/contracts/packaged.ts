import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry } from './entry.ts';

/** What the build puts beside the modules of the package; beside the sources there is none. */
const folder = fileURLToPath(new URL('./contracts/', import.meta.url));
/** The names of the contracts in there, in the order of the register. */
export const listFile = 'names.json';

/** The contracts that the package has inside; undefined where it is not built, in its repository. */
export async function packagedEntries(): Promise<Entry[] | undefined> {
  if (!existsSync(join(folder, listFile))) return undefined;
  const names: string[] = JSON.parse(await readFile(join(folder, listFile), 'utf8'));
  return Promise.all(names.map(entryOf));
}

async function entryOf(name: string): Promise<Entry> {
  const files = await readdir(join(folder, name));
  const file = (base: string) => (files.includes(base) ? join(folder, name, base) : undefined);
  const [errors, startingClient] = [file('errors.js'), file('starting-client.json')];
  return {
    ...{ name, bundle: join(folder, name, 'openapi.json'), label: `contracts/${name}/openapi.json` },
    ...(errors ? { errors } : {}),
    ...(startingClient ? { startingClient } : {}),
  };
}
