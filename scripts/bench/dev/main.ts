import { sampleCalls } from '@clientele/consumer-testing/calls';
import { turbo } from '@clientele/tasks/turbo';
import { timeByHand } from './by-hand.ts';
import { copyContracts } from './scratch.ts';
import { type SaveTimes, timeSaves } from './save-times.ts';

const rounds = 15;
const copies = 20;

if ((await turbo(['generate', '--output-logs=errors-only'], ['ignore', 2, 2])) !== 0) process.exit(2);
const calls = await sampleCalls();
const names = calls.map(({ contract }) => contract);

const few = await times(1);
const many = await times(copies);
const table = (Object.keys(few) as (keyof SaveTimes)[]).map((what) => ({
  'from a save to': words[what],
}));
