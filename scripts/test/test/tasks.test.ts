import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { resultsOf, type Task } from '../tasks.ts';

const test = (status: string, title: string, ...failureMessages: string[]) => ({
  ...{ status, title, failureMessages },
  ancestorTitles: ['pot'],
  fullName: `pot ${title}`,
});
const file = (status: string, message: string, ...assertionResults: object[]) => ({
  ...{ name: '/test/a.test.ts', status, message, assertionResults },
});
const report = (...testResults: object[]) => ({ testResults });

/** What the tests of a room left, or nothing. */
const left = {
  teas: report(file('passed', '', test('passed', 'pours'))),
  cups: report(
    file(
      'failed',
      '',
      test('passed', 'holds'),
      test('failed', "isn't hot (90°)", '\u001b[31mError: cold\n    at x'),
    ),
  ),
  spoons: report(file('failed', 'No such file\nImport trace')),
  around: report(file('failed', '', test('passed', 'stirs'))),
  mars: report(file('passed', '', test('skipped', 'flies'), test('todo', 'lands'))),
  unready: undefined,
};

const room = (directory: keyof typeof left, exitCode?: number): Task => ({
  ...{
    taskId: `@tea/${directory}#unit`,
    task: 'unit',
    package: `@tea/${directory}`,
    directory,
    logFile: `${directory}/log`,
  },
  ...(exitCode === undefined ? {} : { execution: { exitCode } }),
});
const log =
  'cache miss\n$ tsc --noEmit\n\nChecked 9 files in 1s. No fixes applied.\nteas/src/tea.ts(1,2): error\n[ELIFECYCLE] Command failed\n';
const other = (task: string, name: string, exitCode: number): Task => ({
  ...{
    taskId: `${name}#${task}`,
    task,
    package: name,
    directory: 'teas',
    logFile: 'log',
    execution: { exitCode },
  },
});

const failed = (command: string, reason: string) => ({ command, reason });

it.each<[string, Task[], { passed?: number; skipped?: string[]; failures?: object[] }]>([
  ['a room that passed', [room('teas', 0)], { passed: 1 }],
  [
    'a test that failed',
    [room('teas', 0), room('cups', 1)],
    {
      passed: 2,
      failures: [failed(`pnpm unit cups/test/a.test.ts -t '^pot > isn'\\''t hot \\(90°\\)$'`, 'Error: cold')],
    },
  ],
  [
    'a file that could not be loaded',
    [room('spoons', 1)],
    { failures: [failed('pnpm unit spoons/test/a.test.ts', 'No such file')] },
  ],
  [
    'what broke around tests that passed',
    [room('around', 1)],
    { passed: 1, failures: [failed('pnpm unit around/test/a.test.ts', '')] },
  ],
  [
    'a room that failed beside its tests',
    [room('teas', 1)],
    { passed: 1, failures: [failed('pnpm unit teas', 'teas/src/tea.ts(1,2): error')] },
  ],
  [
    'a room that left nothing, whatever it ended with',
    [room('unready', 0)],
    { failures: [failed('pnpm unit unready', 'teas/src/tea.ts(1,2): error')] },
  ],
  ['a room that was not run', [room('unready')], {}],
  ['tests that were not run', [room('mars', 0)], { skipped: ['mars: pot flies', 'mars: pot lands'] }],
  [
    'tasks without tests',
    [other('typecheck', '//', 1), other('build', '@tea/teas', 1), other('lint', '@tea/cups', 0)],
    {
      failures: [
        failed('pnpm typecheck', 'teas/src/tea.ts(1,2): error'),
        failed('pnpm --filter @tea/teas build', 'teas/src/tea.ts(1,2): error'),
      ],
    },
  ],
])('says of %s what it came to', async (_what, tasks, { passed = 0, skipped = [], failures = [] }) => {
  const root = mkdtempSync(join(tmpdir(), 'clientele-results-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('log', log);
  for (const [name, results] of Object.entries(left)) {
    write(`${name}/log`, log);
    const absolute = (path: string) => join(root, name, path);
    const text = JSON.stringify(results, (key, value) => (key === 'name' ? absolute(value) : value));
    if (results) write(`${name}/coverage/tests.json`, text);
  }
  const results = await resultsOf(root, tasks);
  expect(results.reduce((sum, one) => sum + one.passed, 0)).toBe(passed);
  expect(results.flatMap((one) => one.skipped)).toEqual(skipped);
  expect(results.flatMap((one) => one.failures)).toEqual(failures);
});
