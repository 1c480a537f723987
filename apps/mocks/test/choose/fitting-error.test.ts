import { expect, test } from 'vitest';
import { causedAnswer } from '../../src/choose/caused-answer.ts';
import { fittingError } from '../../src/choose/fitting-error.ts';
import { askPrism } from '../../src/prism/ask-prism.ts';
import { mockContract } from '../../src/prism/contract.ts';
import { tea } from './tea.ts';

const contract = await mockContract('tea', tea);
const operation = { method: 'put', path: '/teas/{tea}' };
const good = { leaf: 'ab' };

type Sent = { body?: unknown; headers?: Record<string, string>; query?: Record<string, string> };

test.each<[string, Sent, string | undefined]>([
  ['the very cause', { body: { leaf: null } }, 'LeafNull'],
  ['the very cause of a later scenario', { body: { leaf: 5 } }, 'LeafNumber'],
  ['the very cause of one of two with the same fault', { body: { leaf: 6 } }, 'LeafSix'],
  ['the same fault in another body', { body: { leaf: 7, cups: [1] } }, 'LeafNumber'],
  ['the same keyword with another type', { body: { leaf: [] } }, 'LeafNull'],
  ['the same fault of another item', { body: { leaf: 'ab', cups: [3, 2, 0] } }, 'CupEmpty'],
  ['two faults that one scenario has', { body: { leaf: 5, cups: [0] } }, 'Both'],
  ['a member that is missing', { body: { cups: [1] } }, 'LeafMissing'],
  ['a member that is missing, and more', { body: { cups: [0] } }, 'LeafMissing'],
  ['a member that is unknown', { body: { ...good, milk: 1 } }, 'Unknown'],
  ['another member that is unknown', { body: { ...good, sugar: 1 } }, undefined],
  ['another keyword at the same place', { body: { leaf: 'a' } }, undefined],
  ['a fault elsewhere', { body: good, query: { dry: 'maybe' } }, undefined],
  ['another media type', { body: 'x', headers: { 'content-type': 'image/png' } }, 'NotText'],
  ['no token', { body: good, headers: { authorization: '' } }, 'None'],
  ['no token, and a fault', { body: { leaf: 5 }, headers: { authorization: '' } }, 'None'],
  ['a token that is none', { body: good, headers: { authorization: 'x' } }, 'Unheard'],
  ['a token that is none, and a fault', { body: { leaf: 5 }, headers: { authorization: 'x' } }, 'Unheard'],
])('finds the error of %s', async (_, { body, headers = {}, query = {} }, scenario) => {
  const asked = {
    ...{ method: 'put' as const, url: { path: '/teas/x', query }, body },
    headers: {
      ...{ authorization: 'Bearer x', 'content-type': 'application/json', 'content-length': '9' },
      ...headers,
    },
  };
  const { violations } = await askPrism(contract, asked);
  expect(violations).not.toEqual([]);
  expect((await fittingError(contract, operation, asked, violations))?.exampleKey).toBe(scenario);
});

test.each([
  ['rawBody', undefined, 'Malformed'],
  ['rawBody', 'tea', 'Words'],
  ['rawBody', 'other', 'Malformed'],
  ['bodySize', 2 ** 30, 'TooMuch'],
] as const)('finds the answer to %s %s', (cause, sent, scenario) => {
  expect(causedAnswer(contract, operation, cause, sent)?.exampleKey).toBe(scenario);
});

test('an operation that the contract has not, has no answers', async () => {
  const unknown = { method: 'get', path: '/cups' };
  const asked = { method: 'get' as const, url: { path: '/cups', query: {} }, headers: {} };
  expect(causedAnswer(contract, unknown, 'rawBody')).toBeUndefined();
  expect(await fittingError(contract, unknown, asked, [])).toBeUndefined();
});
