import { expect, it } from 'vitest';
import { measure } from '../mocks/measure.ts';
import { requests } from '../mocks/requests.ts';

// What is fast on this machine is of no interest here, but that both answer all that they are asked.
it('measures the mocks of one contract', async () => {
  const [first] = await requests();
  const few = { starts: 1, rounds: 1, requests: 2, warmUp: 1 };
  const { text, figures } = await measure(few, ({ contract }) => contract === first?.contract);
  const compared = {
    cpu: { ours: expect.any(Number), prism: expect.any(Number) },
    rate: { ours: expect.any(Number), prism: expect.any(Number) },
    ratio: { median: expect.any(Number), least: expect.any(Number), most: expect.any(Number) },
  };
  const started = { milliseconds: expect.any(Number), mebibytes: expect.any(Number) };
  const kinds = [...new Set((await requests()).map(({ kind }) => kind))];
  expect(figures).toEqual({
    kinds: Object.fromEntries(kinds.map((kind) => [kind, compared])),
    each: Object.fromEntries(kinds.map((kind) => [`${first?.contract}: ${kind}`, compared])),
    ready: { ours: started, prism: started },
  });
  expect(text).not.toContain('NaN');
});
