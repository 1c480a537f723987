import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { postgres } from '@clientele/postgres-testing';
import { readRooms } from '@clientele/tasks/rooms';
import { root } from '@clientele/tasks/turbo';
import { failureLines, skippedLines } from './lines.ts';
import { reportCoverage } from './report-coverage.ts';
import { isRed, resultsOfTasks, runTasks } from './tasks.ts';

// What one of these says of a contract, hundreds of tests would say after it. In the room of the
// semantics the documents are held against what an update means.
const first = ['lint', 'style', 'typecheck', '@clientele/semantics#unit'];
const rest = ['unit', 'build'];

// What is printed below must come from this run, or from the cache entries that stand for it.
await Promise.all(
  ['.', ...(await readRooms())].map((room) =>
    rm(join(root, room, 'coverage'), { recursive: true, force: true }),
  ),
);
const checks = await runTasks(root, first);
const isStopped = checks.some(isRed);
const tasks = isStopped ? checks : await runTasks(root, rest);
const { passed, skipped, failures } = await resultsOfTasks(root, tasks);
const isGreen = failures.length === 0;
const isCovered = isGreen && (await isEverythingCovered());

if (isGreen && skipped.length > 0) console.log(`Not run:\n  ${skippedLines(skipped).join('\n  ')}\n`);
if (!isGreen) console.log(`Failed:\n  ${failureLines(failures).join('\n  ')}\n`);
console.log(`${passed} passed, ${isGreen && !isCovered ? 1 : failures.length} failed`);
if (isStopped) console.log(`Nothing else was run, because of what failed among ${first.join(', ')}.`);
process.exitCode = isCovered ? 0 : 1;

async function isEverythingCovered(): Promise<boolean> {
  // Loaded here, because it needs what the tasks have generated.
  const { vendors } = await import('@clientele/registry');
  return reportCoverage(root, {
    contracts: vendors.map(({ name }) => name),
    databases: ['sqlite', ...(postgres.there ? ['postgres'] : [])],
  });
}
