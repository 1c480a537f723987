import { sampleCalls } from '@clientele/consumer-testing/calls';
import { expect, it } from 'vitest';
import { timeSaves } from '../dev/save-times.ts';
import { copyContracts } from '../dev/scratch.ts';

// Times are of no interest here, but that a round finds what it waits for; one contract is enough for that.
it('measures an edit', async () => {
  const calls = (await sampleCalls()).slice(0, 1);
  await using scratch = await copyContracts(
    calls.map(({ contract }) => contract),
    1,
  );
  const measured = await timeSaves(scratch.root, calls, 1);
  expect(measured.map(({ times }) => times)).toEqual(Array(3).fill([expect.any(Number)]));
});
