import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { fingerprint, publishedPackages } from './published.ts';

const run = promisify(execFile);

// What `npm install` of a consumer gets, from the build of this moment.
const packages = await publishedPackages();
for (const folder of new Set(packages.map(({ tarball }) => dirname(tarball)))) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
await Promise.all(
  packages.map(async (one) => {
    // There pnpm is a script, which only a shell starts.
    const shell = process.platform === 'win32';
    await run('pnpm', ['pack', '--out', one.tarball], { cwd: one.folder, shell });
    await writeFile(`${one.tarball}.stamp`, await fingerprint(one));
  }),
);
