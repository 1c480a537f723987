import { expect, it } from 'vitest';
import { withoutDataReferences } from '../src/index.ts';

const reference = { $ref: '#/components/schemas/Leaf' };
const data = { $ref: 'leaf.svg', parts: [{ $ref: '#/nowhere', name: 'stem' }] };
const harmless = { parts: [{ name: 'stem' }] };

/** A document with references, and with data in every place. */
const documentOf = (value: object) => ({
  info: { title: 'Teas', 'x-logo': value },
  'x-origin': value,
  components: {
    schemas: { Tea: { properties: { leaf: reference, example: reference }, example: value, default: value } },
    responses: { Tea: { content: { 'application/json': { schema: reference, example: value } } } },
    examples: { Tea: { value } },
  },
});

it('takes $ref from data alone, and leaves the given document as it is', () => {
  const document = documentOf(data);
  expect(withoutDataReferences(document)).toEqual(documentOf(harmless));
  expect(document).toEqual(documentOf(data));
});
