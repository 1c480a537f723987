import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { root } from './turbo.ts';

/** The folders that have tests of their own, which are the packages with a script `unit`. */
export async function readRooms(): Promise<string[]> {
  const { packages }: { packages: string[] } = parse(
    await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8'),
  );
  const manifests = await Array.fromAsync(
    glob(
      packages.map((pattern) => `${pattern}/package.json`),
      { cwd: root },
    ),
  );
  const rooms = manifests.map(async (file) => {
    const { scripts = {} } = JSON.parse(await readFile(join(root, file), 'utf8'));
    return scripts.unit ? [dirname(file)] : [];
  });
  return (await Promise.all(rooms)).flat().sort();
}
