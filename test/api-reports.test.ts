import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findStale, makeReports, readPackages, readPrivate } from '@clientele/semver';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

it('finds in every committed API report what its package exports', async () => {
  const packages = await readPackages(root);
  const stale = await findStale(root, packages, await makeReports(packages, await readPrivate(root)));
  expect(stale, `Stale: ${stale.join(', ')}.\nRun \`pnpm api\` and commit what it writes.`).toEqual([]);
  expect(packages.length).toBeGreaterThan(0);
});

it('names no private package in an API report: what is taken from one stands there itself', async () => {
  const names = (await readPrivate(root)).map(({ name }) => name);
  const reports = (await readPackages(root)).flatMap(({ folder, entries }) =>
    entries.map(({ report }) => readFileSync(join(folder, report), 'utf8')),
  );
  expect(names).toContain('@clientele/openapi');
  for (const report of reports) for (const name of names) expect(report).not.toContain(`'${name}`);
});
