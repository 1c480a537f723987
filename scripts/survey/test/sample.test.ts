import { expect, it } from 'vitest';
import { type Entry, sample } from '../sample.ts';

const entries = (text: string): Entry[] =>
  text.split(' ').map((pair) => {
    const [name = '', operations] = pair.split(':');
    return { name, operations: Number(operations) };
  });

// Providers a to g; every third is a, d, g, then b, e, then c, f.
const collection = 'g:1 f:1 e:1 d:1 c:1 b:1 a:1';

it.each([
  ['every third provider by name', collection, 3, 'a d g'],
  ['those between them when more are wanted', collection, 6, 'a d g b e c'],
  ['all when there are no more', collection, 99, 'a d g b e c f'],
  ['the document with the fewest operations', 'a/v1:9 a/v2:3 a/v3:5', 1, 'a/v2'],
  ['the first by name of two with as many', 'a/v2:3 a/v1:3', 1, 'a/v1'],
  ['none without operations or with too many', 'a/v1:0 a/v2:401 a/v3:400 b:0', 9, 'a/v3'],
])('takes %s', (_what, given, count, names) => {
  expect(sample(entries(given), count).map(({ name }) => name)).toEqual(names.split(' '));
});
