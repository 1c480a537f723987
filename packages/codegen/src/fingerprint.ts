import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { runtimeList } from './runtime-exports.ts';

const generators = ['@hey-api/openapi-ts', '@scalar/openapi-upgrader', 'openapi-typescript', 'typescript'];

let known: Promise<string> | undefined;

/**
 * Identifies the code that generates: another generator makes every output stale. It is read once, since
 * what is edited later is not what runs.
 */
export function fingerprint(): Promise<string> {
  known ??= read();
  return known;
}

async function read(): Promise<string> {
  const hash = createHash('sha256');
  const reader = join(dirname(manifestOf('@clientele/openapi')), 'src');
  for (const folder of [import.meta.dirname, reader]) {
    const entries = await readdir(folder, { recursive: true });
    for (const name of entries.filter((entry) => entry.endsWith('.ts')).sort()) {
      hash.update(name).update(await readFile(join(folder, name)));
    }
  }
  hash.update(await readFile(runtimeList));
  for (const name of generators) hash.update(await readFile(manifestOf(name)));
  return hash.digest('hex');
}

function manifestOf(name: string): string {
  const manifest = findPackageJSON(name, import.meta.url);
  if (!manifest) throw new Error(`${name} is not installed. Run \`pnpm install\`.`);
  return manifest;
}
