import { expect, test } from 'vitest';
import { openMocks } from '../../src/open-mocks.ts';
import { mockContract } from '../../src/prism/contract.ts';

/** A contract that has a parameter of this name refuses what is meant for the mock. */
const document = {
  openapi: '3.1.0',
  info: { title: 'Cups', version: '1.0.0' },
  paths: {
    '/cup': {
      get: {
        parameters: ['__delay', '___delay'].map((name) => ({
          name,
          in: 'query',
          schema: { enum: ['never'] },
        })),
        responses: { 200: { description: 'It.', content: { 'application/json': { example: 1 } } } },
      },
    },
  },
};

test('what is meant for the mock alone does not reach the contract', async () => {
  await using mocks = await openMocks([await mockContract('cups', document)], { port: 0 });
  const ask = async (query: string) => (await fetch(`${mocks.urls.gateway}/cups/cup${query}`)).status;
  expect(await ask('?a=1&__session=x&__delay=0')).toBe(200);
  expect(await ask('?a=1&___delay=0')).toBe(422);
});
