import { expect, it } from 'vitest';
import { failureLines, partLines, skippedLines } from '../lines.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `lid ${index}`);

it('lists what was not run once, and of what is very much the first and how many more', () => {
  const much = names(51).map((name) => `pots: ${name}`);
  expect(skippedLines(['cups: not on mars', 'cups: not on mars', ...much])).toEqual([
    'cups: not on mars',
    ...much.slice(0, 10),
    'pots: 41 more, which `pnpm unit pots --reporter verbose` lists',
  ]);
  expect(skippedLines(much.slice(1))).toEqual(much.slice(1));
});

const failed = (place: string, count: number) => ({
  ...{ place, passed: 3, skipped: [] },
  failures: names(count).map((reason) => ({ command: `pnpm unit ${place} -t '${reason}'`, reason })),
});

it('lists what failed, a command each, and of a room with very much of it the first and the room', () => {
  const line = (place: string, name: string) => `pnpm unit ${place} -t '${name}'  # ${name}`;
  expect(failureLines([failed('cups', 20), failed('pots', 21)])).toEqual([
    ...names(20).map((name) => line('cups', name)),
    ...names(10).map((name) => line('pots', name)),
    'pnpm unit pots  # 11 more',
  ]);
});

it('says of each part what it came to', () => {
  const lint = { place: 'lint', passed: 0, skipped: [], failures: [] };
  expect(partLines([lint, failed('packages/tea', 0), { ...failed('cups', 1), passed: 0 }])).toEqual([
    '  lint          passed',
    '  packages/tea  3 passed',
    '  cups          1 failed',
  ]);
});
