import { expect, it } from 'vitest';
import { exampleOf, operations, requestMediaType, scenariosOf } from '../src/index.ts';
import { tea } from './tea.ts';

const [update, list] = [...operations(tea)];
if (!update || !list) throw new Error('Expected two operations.');

const parameters = {
  path: { id: 'a/b c', size: undefined },
  query: { page: 1, filter: 'a b' },
  headers: { 'X-Trace': '7' },
};
const rename = { ...parameters, body: { name: 'Sencha' } };

it('reads the scenarios of an operation, each with the request that leads there', () => {
  expect(scenariosOf(tea, update)).toEqual([
    {
      name: 'Rename',
      status: 200,
      mediaType: 'application/json',
      body: { name: 'Sencha' },
      input: rename,
      ownRequest: true,
    },
    { name: '-', status: 202, input: rename, ownRequest: false },
    {
      name: 'Broken',
      status: 400,
      mediaType: 'application/problem+json',
      body: { title: 'Broken' },
      input: rename,
      ownRequest: false,
      cause: { rawBody: '{' },
    },
    {
      name: 'constructor',
      status: 400,
      mediaType: 'application/problem+json',
      body: { title: 'No own request' },
      input: rename,
      ownRequest: false,
    },
  ]);
  expect(requestMediaType(update)).toBe('application/json');
});

it('reads those of an operation without a body', () => {
  const input = { path: {}, query: {}, headers: {} };
  expect(scenariosOf(tea, list)).toEqual([{ name: '-', status: 204, input, ownRequest: false }]);
  expect(requestMediaType(list)).toBeUndefined();
});

it.each([
  [{}, undefined],
  [{ example: null, schema: { examples: [1] } }, null],
  [{ example: 0, examples: { A: { value: 1 } } }, 0],
  [{ examples: { A: { $ref: '#/components/examples/Rename' } } }, { name: 'Sencha' }],
  [{ schema: { examples: [1, 2] } }, 1],
  [{ schema: { default: 1 } }, undefined],
])('finds in %j the example %j', (described, value) => {
  expect(exampleOf(tea, described)).toEqual(value);
});
