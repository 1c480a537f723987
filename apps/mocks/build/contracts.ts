import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { listFile } from '../src/contracts/packaged.ts';
import { readEntries } from '../src/register.ts';

const entries = await readEntries(resolve(import.meta.dirname, '../../..'));

/** The modules with the vendors' error shapes, by where they go in `dist/`. */
export function errorShapes(): Record<string, string> {
  return Object.fromEntries(
    entries.flatMap(({ name, errors }) => (errors ? [[`contracts/${name}/errors`, errors]] : [])),
  );
}

/** Writes what else the package has inside of each contract of the register. */
export async function writeContracts(folder: string): Promise<void> {
  for (const { name, bundle, startingClient } of entries) {
    const to = join(folder, name);
    await mkdir(to, { recursive: true });
    await copyFile(bundle, join(to, 'openapi.json'));
    if (!startingClient) continue;
    const client: unknown = parse(await readFile(startingClient, 'utf8'));
    await writeFile(join(to, 'starting-client.json'), JSON.stringify(client, null, 2));
  }
  await writeFile(join(folder, listFile), JSON.stringify(entries.map(({ name }) => name)));
}
