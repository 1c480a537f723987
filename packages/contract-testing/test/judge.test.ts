import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Contract, createJudge } from '../src/index.ts';
import { contractOf } from './tea-contract.ts';

const string = { type: 'string' };
const tea = { name: 'Sencha', leaf: { colour: 'green', sizes: [1, 2] }, lid: { pin: 'example-pin' } };
const lid = { type: 'object', properties: { pin: { type: 'string', format: 'password' } } };
const leaf = {
  type: 'object',
  properties: { colour: { enum: ['green', 'black'] }, sizes: { type: 'array' } },
};
const schema = { type: 'object', properties: { name: string, leaf, lid, more: { type: 'object' } } };
const contract = contractOf({
  openapi: '3.1.0',
  paths: {
    '/teas/{id}': {
      get: {
        operationId: 'getTea',
        parameters: [{ name: 'id', in: 'path', required: true, schema: string, example: 'a' }],
        responses: {
          200: { content: { 'application/json': { schema, examples: { Tea: { value: tea } } } } },
        },
      },
    },
  },
});
afterAll(() => contract[Symbol.dispose]());

const file = relative(resolve(import.meta.dirname, '../../..'), contract.file).replaceAll(sep, '/');
const lines = readFileSync(contract.file, 'utf8').split('\n');
/** The place of the first line that has a text, at or after that of another. */
const at = (text: string, after = '"value": {') => {
  const start = lines.findIndex((line) => line.includes(after));
  return `(${file}:${lines.findIndex((line, index) => index >= start && line.includes(text)) + 1})`;
};

const many = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`m${index}`, index]));

it.each<[string, unknown, readonly string[]]>([
  ['the example', tea, []],
  ['members in another order', Object.fromEntries(Object.entries(tea).reverse()), []],
  [
    'another value',
    { ...tea, name: 'Assam' },
    [`body/name: expected "Sencha", received "Assam" ${at('"name": "Sencha"')}`],
  ],
  [
    'a value that its schema does not list, and says so first',
    { ...tea, leaf: { ...tea.leaf, colour: 'blue' } },
    [
      `body/leaf/colour: must be equal to one of the allowed values: "green", "black" ${at('"enum"', '"schema": {')}`,
      `body/leaf/colour: expected "green", received "blue" ${at('"colour": "green"')}`,
    ],
  ],
  [
    'an item less and a member less',
    { name: 'Sencha', leaf: { colour: 'green', sizes: [1] } },
    [
      `body/leaf/sizes/1: expected 2, received nothing ${at('2', '"sizes": [')}`,
      `body/lid: expected {"pin":"[redacted]"}, received nothing ${at('"lid": {')}`,
    ],
  ],
  [
    'another secret',
    { ...tea, lid: { pin: 'a-real-secret' } },
    [`body/lid/pin: expected [redacted], received [redacted] ${at('"pin": "')}`],
  ],
  [
    'a long value',
    { ...tea, name: 'x'.repeat(200) },
    [`body/name: expected "Sencha", received "${'x'.repeat(99)}… ${at('"name": "Sencha"')}`],
  ],
  [
    'what is no object',
    'tea',
    [
      `body: must be object: object ${at('"type": "object"', '"schema": {')}`,
      expect.stringMatching(/^body: expected \{"name":"Sencha".*\}, received "tea" \(.+\)$/),
    ],
  ],
])('says in which members an answer differs: %s', (_what, body, problems) => {
  expect(judged(body)).toEqual(problems);
});

it('does not list every member of another body', () => {
  const problems = judged({ ...tea, more: many, ...many }).filter((line) => line.includes('received'));
  expect(problems).toHaveLength(10);
});

it('does not show a body that is a secret itself', () => {
  const password = { type: 'string', format: 'password' };
  const content = { 'application/json': { schema: password, examples: { Pin: { value: 'example-pin' } } } };
  const paths = { '/teas/a': { get: { operationId: 'getPin', responses: { 200: { content } } } } };
  using secret = contractOf({ openapi: '3.1.0', paths });
  expect(judged('a-real-secret', secret)).toEqual([
    expect.stringMatching(/^body: expected \[redacted\], received \[redacted\] \(.+\)$/),
  ]);
});

function judged(body: unknown, judging: Contract = contract): string[] {
  const [scenario] = judging.operations[0]?.scenarios ?? [];
  if (!scenario) throw new Error('The contract has no scenario.');
  const headers = { 'content-type': 'application/json' };
  const exchange = {
    ...{ method: 'GET', target: '/teas/a', request: { headers: {}, body: '' } },
    response: { status: 200, headers, body: JSON.stringify(body) },
  };
  return createJudge(judging)(scenario, exchange);
}
