import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { git } from './git.ts';
import { readPackages } from './packages.ts';
import { makeReports } from './reports.ts';

// Writes the API report of every published package, for the commit that changes its API.
const root = await git(process.cwd(), 'rev-parse', '--show-toplevel');
const packages = await readPackages(root);
const reports = await makeReports(packages);
for (const { folder, entries } of packages) {
  await rm(join(folder, 'api'), { recursive: true, force: true });
  for (const { specifier, report } of entries) {
    const file = join(folder, report);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, reports.get(specifier) ?? '');
    console.log(relative(root, file));
  }
}
