import { sampleCalls } from '@clientele/consumer-testing/calls';
import { turbo } from '@clientele/tasks/turbo';
import { median, spread } from '../statistics.ts';
import { timeByHand } from './by-hand.ts';
import { timeSaves } from './save-times.ts';
import { copyContracts } from './scratch.ts';

const rounds = 15;
const copies = 20;

if ((await turbo(['generate', '--output-logs=errors-only'], ['ignore', 2, 2])) !== 0) process.exit(2);
const calls = await sampleCalls();
const few = await inCopies(1, (root) => timeSaves(root, calls, rounds));
const many = await inCopies(copies, (root) => timeSaves(root, calls, rounds));
const byHand = await inCopies(1, (root) => timeByHand(root, calls, 5));

const all = `${calls.length * copies} contracts`;
console.log('From a save to what follows from it, in milliseconds, median and from fastest to slowest:');
console.table([
  ...few.map(({ what, times }, index) => {
    const others = many[index]?.times ?? [];
    return {
      what,
      [`${calls.length} contracts`]: median(times),
      spread: spread(times),
      [all]: median(others),
      [`spread of ${all}`]: spread(others),
      ratio: (median(others) / median(times)).toFixed(2),
    };
  }),
  { what: 'an answer, by hand', [`${calls.length} contracts`]: median(byHand), spread: spread(byHand) },
]);

async function inCopies<T>(count: number, measure: (root: string) => Promise<T>): Promise<T> {
  const names = calls.map(({ contract }) => contract);
  await using scratch = await copyContracts(names, count);
  return await measure(scratch.root);
}
