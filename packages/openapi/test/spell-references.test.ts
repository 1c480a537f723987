import { expect, it } from 'vitest';
import { spellReferences } from '../src/index.ts';

it.each([
  ['#/components/schemas/a%7E1b', '#/components/schemas/a~1b'],
  ['#/components/schemas/A B', '#/components/schemas/A%20B'],
  ['#/paths/~1teas~1{id}', '#/paths/~1teas~1%7Bid%7D'],
  ['#', '#'],
  ['other.yaml#/a%7E1b', 'other.yaml#/a%7E1b'],
])('spells %s as %s', ($ref, spelt) => {
  const document = { properties: { $ref: { allOf: [{ $ref, title: 'beside' }] } } };
  expect(spellReferences(document)).toEqual({
    properties: { $ref: { allOf: [{ $ref: spelt, title: 'beside' }] } },
  });
  expect(document.properties.$ref.allOf[0]?.$ref).toBe($ref);
});
