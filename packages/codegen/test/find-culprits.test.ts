import { describe, expect, it } from 'vitest';
import { findCulprits } from '../src/find-culprits.ts';

const items = Array.from({ length: 350 }, (_, index) => index);

/** Fails with all members of any group. */
const failsWith =
  (groups: readonly number[][], tries: { count: number } = { count: 0 }) =>
  async (chosen: readonly number[]) => {
    tries.count += 1;
    const group = groups.find((members) => members.every((member) => chosen.includes(member)));
    return group && `fails with ${group.join(' and ')}`;
  };

describe('finds what fails:', () => {
  it.each<[string, number[][], [number, string][]]>([
    ['nothing', [], []],
    ['the first', [[0]], [[0, 'fails with 0']]],
    ['the last', [[349]], [[349, 'fails with 349']]],
    [
      'several',
      [[3], [170], [171]],
      [
        [3, 'fails with 3'],
        [170, 'fails with 170'],
        [171, 'fails with 171'],
      ],
    ],
    ['one that fails beside another', [[40, 300]], [[300, 'fails with 40 and 300']]],
    [
      'those beside which others fail too',
      [[7], [40, 300], [41, 300], [40, 41]],
      [
        [7, 'fails with 7'],
        [41, 'fails with 40 and 41'],
        [300, 'fails with 40 and 300'],
      ],
    ],
  ])('%s', async (_what, groups, found) => {
    const culprits = await findCulprits(items, failsWith(groups));
    expect([...culprits].sort(([a], [b]) => a - b)).toEqual(found);
    const rest = items.filter((item) => !culprits.has(item));
    expect(await failsWith(groups)(rest)).toBeUndefined();
  });

  it('one of 350 in few tries', async () => {
    const tries = { count: 0 };
    await findCulprits(items, failsWith([[123]], tries));
    expect(tries.count).toBeLessThan(25);
  });
});
