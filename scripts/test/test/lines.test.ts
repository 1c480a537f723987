import { expect, it } from 'vitest';
import { failureLines, skippedLines } from '../lines.ts';

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

it('lists what failed, a command each, and of a room with very much of it the first and the room', () => {
  const failed = (place: string, count: number) =>
    names(count).map((reason) => ({ place, command: `pnpm unit ${place} -t '${reason}'`, reason }));
  const line = (place: string, name: string) => `pnpm unit ${place} -t '${name}'  # ${name}`;
  expect(failureLines([...failed('cups', 20), ...failed('pots', 21)])).toEqual([
    ...names(20).map((name) => line('cups', name)),
    ...names(10).map((name) => line('pots', name)),
    'pnpm unit pots  # 11 more',
  ]);
});
