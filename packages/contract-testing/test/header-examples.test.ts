import { resolve } from 'node:path';
import { asMap, isObject, type OpenApiDocument } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { describe, expect, it } from 'vitest';
import { createValidator, registeredContract } from '../src/index.ts';

const register = await readRegister(resolve(import.meta.dirname, '../../..'));
const house = register.filter(({ level }) => level === 'house');
const contracts = await Promise.all(house.map(({ name }) => registeredContract(name)));
const headersOf = (document: OpenApiDocument) => Object.entries(asMap(asMap(document.components)['headers']));

const withHeaders = contracts.filter(({ document }) => headersOf(document).length > 0);

it('there are contracts with headers', () => expect(withHeaders).not.toEqual([]));

// Redocly checks the examples of parameters, media types and schemas, not those of headers.
describe.each(withHeaders)('$name', ({ document }) => {
  it('has header examples that fit their schemas', () => {
    const validate = createValidator(document);
    for (const [header, definition] of headersOf(document)) {
      const example = isObject(definition) ? definition['example'] : undefined;
      expect(example, `${header} has an example`).toBeDefined();
      expect(validate(`/components/headers/${header}/schema`, example)).toEqual([]);
    }
  });
});
