import { mkdtempSync, rmSync } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { runsHere } from '@clientele/contract-testing/runs-here';
import { afterAll, describe, expect, it } from 'vitest';
import { findBinaries } from '../src/binaries.ts';
import { postgres } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-binaries-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.runIf(runsHere(postgres))('PostgreSQL out of the reach of the user who runs it', () => {
  it('runs from a copy that needs nothing of the original', async () => {
    // In place of a user who may not look into the folder of the repository.
    const onlyInside = (command: string, args: readonly string[]): [string, string[]] =>
      command.startsWith(folder) ? [command, [...args]] : [join(folder, 'out-of-reach'), []];
    const { bin, version } = await findBinaries(folder, onlyInside);
    expect(version).toMatch(/^postgres \(PostgreSQL\) \d+/);
    expect(bin('initdb').startsWith(folder)).toBe(true);

    const names = await readdir(folder, { recursive: true });
    const links: string[] = [];
    for (const name of names) {
      if ((await lstat(join(folder, name))).isSymbolicLink()) links.push(await readlink(join(folder, name)));
    }
    expect(links.filter(isAbsolute)).toEqual([]);
  });
});
