import { resolve } from 'node:path';
import { findStale, makeReports, readPackages } from '@clientele/semver';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

it('finds in every committed API report what its package exports', async () => {
  const packages = await readPackages(root);
  const stale = await findStale(root, packages, await makeReports(packages));
  expect(stale, `Stale: ${stale.join(', ')}.\nRun \`pnpm api\` and commit what it writes.`).toEqual([]);
  expect(packages.length).toBeGreaterThan(0);
}, 60_000);
