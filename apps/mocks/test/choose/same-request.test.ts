import { expect, test } from 'vitest';
import { sameRequest } from '../../src/choose/same-request.ts';
import type { PrismRequest } from '../../src/prism/ask-prism.ts';
import { mockContract } from '../../src/prism/contract.ts';
import { tea } from './tea.ts';

const contract = await mockContract('tea', tea);
const path = '/teas/{tea}';

const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)]);
const get = (url: Partial<PrismRequest['url']>, headers = {}): PrismRequest => ({
  ...{ method: 'get', url: { path: '/teas/x', ...url }, headers },
});
const put = (body: unknown, query = {}): PrismRequest => ({
  ...{ method: 'put', url: { path: '/teas/x', query }, headers: {}, body },
});
const post = (body: string): PrismRequest => ({
  ...{ method: 'post', url: { path: '/teas/x', query: {} }, headers: {}, body },
});

test.each<[string, PrismRequest, string | undefined]>([
  ['the same body', put({ leaf: 'oolong', cups: [1, 2] }), 'Brew'],
  ['a body with its members in another order', put({ cups: [1, 2], leaf: 'oolong' }), 'Brew'],
  ['a parameter that no scenario with the body states', put({ leaf: 'sencha' }, { x: '1' }), 'Sencha'],
  [
    'the body and the parameter that a scenario states',
    put({ leaf: 'oolong', cups: [1, 2] }, { dry: 'true' }),
    'DryRun',
  ],
  ['items in another order', put({ leaf: 'oolong', cups: [2, 1] }), undefined],
  ['a member more', put({ leaf: 'sencha', cups: [] }), undefined],
  ['a member less', put({}), undefined],
  ['a number as text', put({ leaf: 'oolong', cups: ['1', 2] }), undefined],
  ['a body as text', put('{"leaf":"sencha"}'), undefined],
  ['no body', put(null), undefined],
  ['a body of 1 MiB', put({ leaf: 'x'.repeat(2 ** 20) }), undefined],
  ['99,999 nested arrays', put(JSON.parse('['.repeat(99_999) + ']'.repeat(99_999))), undefined],
  ['a deep body', put(deep(150)), undefined],
  ['an error that needs more than the request', put({ leaf: 'late' }), undefined],
  ['the cause of an error', put({ leaf: null }), undefined],
  ['no stated parameter', get({}), undefined],
  ['a stated path parameter', get({ path: '/teas/a%20b' }), 'OfOne'],
  ['the path parameter of no scenario', get({ path: '/teas/any' }), undefined],
  ['stated query parameters', get({ query: { y: '1', tag: ['a', 'b'] } }), 'Tagged'],
  ['query parameters in another order', get({ query: { tag: ['b', 'a'] } }), undefined],
  ['one of two query parameters', get({ query: { tag: 'a' } }), undefined],
  ['a stated header', get({}, { 'x-cup': 'blue' }), 'InCup'],
  ['another value of the header', get({}, { 'x-cup': 'red' }), undefined],
  ['a form', post('cups=1&leaf=lapsang+souchong&cups=2'), 'Order'],
  ['another form', post('leaf=lapsang'), undefined],
])('knows the scenario of %s', (_, asked, scenario) => {
  expect(sameRequest(contract, { method: asked.method, path }, asked)?.exampleKey).toBe(scenario);
});
