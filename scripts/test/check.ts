import { type Registered, readRegister } from '@clientele/openapi/register';
import { root } from '@clientele/tasks/turbo';
import { errorShapeFaults } from './error-shapes.ts';
import { failureLines, partLines } from './lines.ts';
import type { Results } from './results.ts';
import { runQuietly } from './tasks.ts';
import { testsOf } from './tests-of.ts';
import { runTests } from './vitest.ts';

const [name, ...others] = process.argv.slice(2);
const register = await readRegister(root);
const contract = others.length === 0 ? register.find((one) => one.name === name) : undefined;
if (contract) {
  process.exitCode = (await check(contract)) ? 0 : 1;
} else {
  if (name !== undefined) console.error(`There is no contract ${[name, ...others].join(' ')}.`);
  console.error(`pnpm check <contract>: one of ${register.map((one) => one.name).join(', ')}`);
  process.exitCode = 2;
}

/** Runs everything that speaks of one contract, and says what it came to part by part. */
async function check(contract: Registered): Promise<boolean> {
  const started = performance.now();
  const results = await resultsFor(contract);
  const failed = results.reduce((sum, { failures }) => sum + failures.length, 0);
  const passed = results.reduce((sum, one) => sum + one.passed, 0);
  console.log(`${partLines(results).join('\n')}\n`);
  if (failed > 0) console.log(`Failed:\n  ${failureLines(results).join('\n  ')}\n`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${contract.name}: ${passed} passed, ${failed} failed, in ${seconds} s`);
  return failed === 0;
}

/** What is wrong with one step is wrong in all that come after it. */
async function resultsFor(contract: Registered): Promise<readonly Results[]> {
  const faults = await errorShapeFaults(root, [contract]);
  if (faults.length > 0) return faults;
  const made = await runQuietly(root, ['lint', 'generate']);
  if (made.some(({ failures }) => failures.length > 0)) return made;
  const parts = await Promise.all([
    runQuietly(root, ['typecheck']),
    ...testsOf(root, contract).map((options) => runTests(root, options)),
  ]);
  return [...made, ...parts.flat()];
}
