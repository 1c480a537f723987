import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { rootOf } from './git.ts';
import { readPackages, readPrivate } from './packages.ts';
import { makeReports } from './types/reports.ts';

// Writes the API report of every published package, for the commit that changes its API.
try {
  const root = await rootOf(process.cwd());
  const packages = await readPackages(root);
  const reports = await makeReports(packages, await readPrivate(root));
  for (const { folder, entries } of packages) {
    await rm(join(folder, 'api'), { recursive: true, force: true });
    for (const { specifier, report } of entries) {
      const file = join(folder, report);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, reports.get(specifier) ?? '');
      console.log(relative(root, file));
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
