import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { abridge, addResults } from '../results.ts';

const test = (status: string, fullName: string) => ({ status, fullName });
const counts = { numPassedTests: 0, numFailedTests: 0, success: true, testResults: [] };
const rooms = {
  teas: { ...counts, numPassedTests: 2 },
  cups: { ...counts, numPassedTests: 1, numFailedTests: 1, success: false },
  'a file that does not load': { ...counts, success: false },
  skipping: {
    ...counts,
    numPassedTests: 1,
    testResults: [
      { assertionResults: [test('passed', 'pours'), test('skipped', 'not run on mars')] },
      { assertionResults: [test('todo', 'stirs')] },
    ],
  },
};

it.each([
  [['teas'], { passed: 2, failed: 0, skipped: [] }],
  [['teas', 'cups'], { passed: 3, failed: 1, skipped: [] }],
  [['teas', 'a file that does not load'], { passed: 2, failed: 1, skipped: [] }],
  [['teas', 'a room without results'], { passed: 2, failed: 1, skipped: [] }],
  [['skipping'], { passed: 1, failed: 0, skipped: ['skipping: not run on mars', 'skipping: stirs'] }],
])('adds up %j', async (asked, sum) => {
  const root = mkdtempSync(join(tmpdir(), 'clientele-results-'));
  try {
    for (const [room, report] of Object.entries(rooms)) {
      mkdirSync(join(root, room, 'coverage'), { recursive: true });
      writeFileSync(join(root, room, 'coverage/tests.json'), JSON.stringify(report));
    }
    expect(await addResults(root, asked)).toEqual(sum);
  } finally {
    rmSync(root, { recursive: true });
  }
});

it('lists what was not run once, and of what is very much the first and how many more', () => {
  const much = Array.from({ length: 51 }, (_, index) => `pots: lid ${index}`);
  const listed = abridge(['cups: not on mars', 'cups: not on mars', ...much]);
  expect(listed).toEqual([
    'cups: not on mars',
    ...much.slice(0, 10),
    'pots: 41 more, which `pnpm unit pots --reporter verbose` lists',
  ]);
  expect(abridge(much.slice(1))).toEqual(much.slice(1));
});
