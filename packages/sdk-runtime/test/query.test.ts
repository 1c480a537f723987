import { expect, it } from 'vitest';
import { serializeQuery } from '../src/query.ts';

it.each([
  ['nothing', undefined, ''],
  ['scalars', { a: 'x y', b: 2, c: false }, 'a=x%20y&b=2&c=false'],
  ['a list, repeated', { tag: ['a', 'b'] }, 'tag=a&tag=b'],
  ['an object, by member', { at: { x: 1, y: 2 } }, 'at%5Bx%5D=1&at%5By%5D=2'],
  ['what would end a value', { q: 'a&b=c#d+e' }, 'q=a%26b%3Dc%23d%2Be'],
  ['neither null nor undefined', { a: null, b: undefined, c: [null, 1] }, 'c=1'],
])('sends %s', (_what, query, text) => {
  expect(serializeQuery(query)).toBe(text);
});
