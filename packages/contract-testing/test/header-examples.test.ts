import { resolve } from 'node:path';
import { asMap, isObject } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { describe, expect, it } from 'vitest';
import { createValidator, registeredContract } from '../src/index.ts';

const contracts = await readRegister(resolve(import.meta.dirname, '../../..'));

// Redocly checks the examples of parameters, media types and schemas, not those of headers.
describe.each(contracts.map(({ name }) => name))('%s', (name) => {
  it('has header examples that fit their schemas', async () => {
    const { document } = await registeredContract(name);
    const validate = createValidator(document);
    const headers = Object.entries(asMap(asMap(document.components)['headers']));
    expect(headers).not.toEqual([]);
    for (const [header, definition] of headers) {
      const example = isObject(definition) ? definition['example'] : undefined;
      expect(example, `${header} has an example`).toBeDefined();
      expect(validate(`/components/headers/${header}/schema`, example)).toEqual([]);
    }
  });
});
