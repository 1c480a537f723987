import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from '../collection.ts';
import { fetchPackage } from '../fetch-package.ts';
import type { PublicDocument } from './documents.ts';

/** The file of a document, from the cache of this repository's `node_modules` or from npm. */
export async function fetched({ source, file }: PublicDocument): Promise<string> {
  const folder = join(cache, source.replace(/^@/, '').replaceAll(/[/@]/g, '-'));
  const exists = await stat(join(folder, file)).then(
    () => true,
    () => false,
  );
  if (!exists) {
    await mkdir(cache, { recursive: true });
    const scratch = await mkdtemp(join(cache, 'fetch-'));
    await fetchPackage(source, scratch);
    await rm(folder, { recursive: true, force: true });
    await rename(join(scratch, 'package'), folder);
    await rm(scratch, { recursive: true });
  }
  return join(folder, file);
}
