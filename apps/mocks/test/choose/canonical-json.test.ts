import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/choose/canonical-json.ts';

const nested = JSON.parse('['.repeat(99_999) + ']'.repeat(99_999));

test.each<[string, unknown, number, string | undefined]>([
  ['sorts members at any depth', { b: [{ d: 1, c: null }], a: 'ä' }, 99, '{"a":"ä","b":[{"c":null,"d":1}]}'],
  ['takes what is as long as the limit', 'four', 6, '"four"'],
  ['refuses a longer text', 'fours', 6, undefined],
  ['refuses a longer list', [1, 2, 3], 6, undefined],
  ['refuses longer names', { name: 1 }, 6, undefined],
  ['refuses what is too deep', nested, Number.POSITIVE_INFINITY, undefined],
])('%s', (_, value, limit, text) => {
  expect(canonicalJson(value, limit)).toBe(text);
});
