import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { postgres } from '@clientele/postgres-testing';
import { readRooms } from '@clientele/tasks/rooms';
import { root } from '@clientele/tasks/turbo';
import { errorShapeFaults } from './error-shapes.ts';
import { failureLines, skippedLines } from './lines.ts';
import { reportCoverage } from './report-coverage.ts';
import type { Results } from './results.ts';
import { writeRun } from './run-record.ts';
import { isRed, resultsOf, runTasks } from './tasks.ts';

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
process.exitCode = (await run()) ? 0 : 1;

async function run(): Promise<boolean> {
  const faults = await errorShapeFaults(root, await readRegister(root));
  if (faults.length > 0) return end(faults, 'src/errors.ts of each contract');
  const checks = await runTasks(root, first);
  if (checks.some(isRed)) return end(await resultsOf(root, checks), first.join(', '));
  return end(await resultsOf(root, await runTasks(root, rest)));
}

/** Says what it came to, and what it ended with where it ended early. */
async function end(results: readonly Results[], stopped?: string): Promise<boolean> {
  const failed = results.reduce((sum, { failures }) => sum + failures.length, 0);
  const passed = results.reduce((sum, one) => sum + one.passed, 0);
  const skipped = skippedLines(results.flatMap((one) => one.skipped));
  const isCovered = failed === 0 && (await isEverythingCovered());
  if (failed > 0) console.log(`Failed:\n  ${failureLines(results).join('\n  ')}\n`);
  else if (skipped.length > 0) console.log(`Not run:\n  ${skipped.join('\n  ')}\n`);
  console.log(`${passed} passed, ${failed === 0 && !isCovered ? 1 : failed} failed`);
  const why =
    stopped && `The rest was not run, because a run ends here when one of these is red: ${stopped}.`;
  if (why) console.log(why);
  await writeRun(root, results, why);
  return isCovered;
}

async function isEverythingCovered(): Promise<boolean> {
  // Loaded here, because it needs what the tasks have generated.
  const { vendors } = await import('@clientele/registry');
  return reportCoverage(root, {
    contracts: vendors.map(({ name }) => name),
    databases: ['sqlite', ...(postgres.there ? ['postgres'] : [])],
  });
}
