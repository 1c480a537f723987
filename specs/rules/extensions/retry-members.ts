import { resetUnits } from '@clientele/openapi';
import type { SchemaObject } from 'ajv';
import { mapping, oneOf, refused } from './extension.ts';

// RFC 9110, section 5.1.
const HEADER_NAME = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";
const POINTER = '^(/([^~/]|~[01])*)+$';
const VALUES =
  'The values `in` which it may be sent again are missing. List them: text, numbers, booleans or null.';

export const onlyIf: SchemaObject = {
  description: 'Only requests whose body has one of the values wherever the pointer leads.',
  ...mapping(
    {
      properties: {
        pointer: {
          description: 'A JSON pointer into the request body; `*` is every item.',
          type: 'string',
          pattern: POINTER,
          errorMessage:
            'The `pointer` is no JSON pointer into the request body. Write one, with `*` for every item, as in `/*/op`.',
        },
        in: {
          description: 'Text, numbers, booleans or null.',
          type: 'array',
          minItems: 1,
          items: { type: ['string', 'number', 'boolean', 'null'], errorMessage: VALUES },
          errorMessage: VALUES,
        },
      },
      required: ['pointer', 'in'],
    },
    refused('`x-retry.onlyIf` is no mapping. Write pointer, in.'),
  ),
};

export const resetHeader: SchemaObject = {
  description: 'The header that says when the limit is over, where it is not `Retry-After`.',
  ...mapping(
    {
      properties: {
        name: {
          description: 'As the vendor writes it.',
          type: 'string',
          pattern: HEADER_NAME,
          errorMessage: 'The `name` is missing or no header name. Write it as the vendor does.',
        },
        unit: {
          description: 'How the header says it.',
          ...oneOf(resetUnits, `The \`unit\` is missing or unknown. Use one of ${resetUnits.join(', ')}.`),
        },
      },
      required: ['name', 'unit'],
    },
    refused('`x-retry.resetHeader` is no mapping. Write name, unit.'),
  ),
};
