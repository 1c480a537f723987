import { expect, it } from 'vitest';
import { spellReferences } from '../src/index.ts';

it.each([
  ['#/components/schemas/a%7E1b', '#/components/schemas/a~1b'],
  ['#/components/schemas/A B', '#/components/schemas/A%20B'],
  ['#/paths/~1teas~1{id}', '#/paths/~1teas~1%7Bid%7D'],
  ['#', '#'],
  ['other.yaml#/a%7E1b', 'other.yaml#/a%7E1b'],
])('spells %s as %s', ($ref, spelt) => {
  const schema = (ref: string) => ({
    properties: { $ref: { allOf: [{ $ref: ref, title: 'beside' }] } },
    example: { $ref },
  });
  const document = { components: { schemas: { Tea: schema($ref) } } };
  expect(spellReferences(document)).toEqual({ components: { schemas: { Tea: schema(spelt) } } });
  expect(document.components.schemas.Tea).toEqual(schema($ref));
});
