import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readPackages } from '../src/packages.ts';
import { makeReports } from '../src/types/reports.ts';
import { findStale } from '../src/types/type-changes.ts';

const root = resolve(import.meta.dirname, '../../..');

it('finds in every committed API report what its package exports', async () => {
  const packages = await readPackages(root);
  const stale = await findStale(root, packages, await makeReports(packages));
  expect(stale, `Stale: ${stale.join(', ')}.\nRun \`pnpm api\` and commit what it writes.`).toEqual([]);
  expect(packages.length).toBeGreaterThan(0);
}, 60_000);
