import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { postgres } from '@clientele/postgres-testing';
import { readRooms } from '@clientele/tasks/rooms';
import { root, turbo } from '@clientele/tasks/turbo';
import { reportCoverage } from './report-coverage.ts';
import { abridge, addResults } from './results.ts';

const tasks = ['lint', 'style', 'typecheck', 'unit', 'build'];
const rooms = await readRooms();

// What is printed below must come from this run, or from the cache entries that stand for it.
await Promise.all(
  ['.', ...rooms].map((room) => rm(join(root, room, 'coverage'), { recursive: true, force: true })),
);
const status = await turbo([
  ...tasks,
  '--continue',
  '--log-order=grouped',
  '--log-prefix=none',
  '--output-logs=new-only',
]);

const tests = await addResults(root, rooms);
// Loaded here, because it needs what the tasks have generated.
const { vendors } = await import('@clientele/registry');
const covered = await reportCoverage(root, {
  contracts: vendors.map(({ name }) => name),
  databases: ['sqlite', ...(postgres.there ? ['postgres'] : [])],
});
if (status !== 0 && tests.failed === 0) console.log('A task failed before or beside the tests; see above.');
if (tests.skipped.length > 0) console.log(`Not run:\n  ${abridge(tests.skipped).join('\n  ')}\n`);

const failed = tests.failed + (covered ? 0 : 1) + (status !== 0 && tests.failed === 0 ? 1 : 0);
console.log(`${tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
