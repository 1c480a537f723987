import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reportCoverage } from './report-coverage.ts';

const root = resolve(import.meta.dirname, '..');
const tasks = ['lint', 'style', 'typecheck', 'unit', 'build'];

// What is printed below must come from this run, or from the cache entry that stands for it.
rmSync(join(root, 'coverage'), { recursive: true, force: true });

const turbo = spawnSync(
  'turbo',
  ['run', ...tasks, '--continue', '--log-prefix=none', '--output-logs=new-only'],
  {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  },
);
if (turbo.error) throw turbo.error;

const tests = readTests();
// Loaded here, because it needs what the tasks have generated.
const { vendors } = await import('@clientele/registry');
const served = vendors.map(({ name }) => name);
const covered = await reportCoverage(root, served);
if (turbo.status !== 0 && tests.failed === 0)
  console.log('A task failed before or beside the tests; see above.');

const failed = tests.failed + (covered ? 0 : 1) + (turbo.status !== 0 && tests.failed === 0 ? 1 : 0);
console.log(`${tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function readTests(): { passed: number; failed: number } {
  try {
    // Vitest's JSON reporter writes these two counts.
    const report = JSON.parse(readFileSync(join(root, 'coverage/tests.json'), 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      success: boolean;
    };
    const { numPassedTests: passed, numFailedTests } = report;
    return { passed, failed: report.success ? numFailedTests : Math.max(1, numFailedTests) };
  } catch {
    console.log('The tests left no result.');
    return { passed: 0, failed: 1 };
  }
}
