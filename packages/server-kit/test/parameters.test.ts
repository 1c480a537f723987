import { describe, expect, it } from 'vitest';
import { orchard } from './support/orchard.ts';

const headers = { 'x-orchard-key': 'good' };

describe('parameters', async () => {
  const { app, seen } = await orchard();

  it.each([
    ['', {}],
    ['?limit=5', { limit: 5 }],
    ['?ripe=true', { ripe: true }],
    ['?kind=apple', { kind: ['apple'] }],
    ['?kind=apple&kind=pear', { kind: ['apple', 'pear'] }],
    ['?rows=1,2,3', { rows: [1, 2, 3] }],
    ['?rows=', { rows: [] }],
    ['?where[age]=7&where[name]=7', { where: { age: 7, name: '7' } }],
    [`?near=${encodeURIComponent('{"x": 1.5}')}`, { near: { x: 1.5 } }],
    ['?unknown=1', {}],
  ])('takes %s', async (query, expected) => {
    seen.length = 0;
    const response = await app.inject({ url: `/trees${query}`, headers });
    expect([response.statusCode, response.body]).toEqual([299, '']);
    expect(seen[0]?.query).toEqual(expected);
  });

  it.each([
    ['?limit=0', 'limit must be at least 1'],
    ['?limit=101', 'limit must be at most 100'],
    ['?limit=1.5', 'limit must be an integer'],
    ['?limit=0x10', 'limit must be an integer'],
    ['?limit=%205', 'limit must be an integer'],
    ['?limit=', 'limit must be an integer'],
    ['?limit=1&limit=2', 'limit must be an integer'],
    ['?ripe=1', 'ripe must be a boolean'],
    ['?ripe=TRUE', 'ripe must be a boolean'],
    ['?kind=plum', 'kind[0] must be one of apple, pear'],
    ['?rows=1,x', 'rows[1] must be an integer'],
    ['?where[age]=old', 'where.age must be an integer'],
    ['?near={', 'near must be an object'],
    ['?near={}', 'near.x is required'],
  ])('refuses %s', async (query, message) => {
    const response = await app.inject({ url: `/trees${query}`, headers });
    expect(response.statusCode).toBe(400);
    expect(response.json().detail).toBe(message);
  });

  it.each([
    [{ 'x-season': '3' }, 299],
    [{ 'x-season': 'spring' }, 400],
    [{ cookie: 'other=1; plot=a4' }, 299],
    [{ cookie: 'plot=too-long' }, 400],
  ])('checks headers and cookies: %j', async (more, status) => {
    expect((await app.inject({ url: '/trees', headers: { ...headers, ...more } })).statusCode).toBe(status);
  });

  it.each([
    ['7', 299],
    ['9007199254740991', 299],
    ['9007199254740993', 400],
    ['0', 400],
    ['07', 400],
    ['1e3', 299],
    ['seven', 400],
    ['%37', 299],
  ])('reads the integer %s in a path', async (id, status) => {
    seen.length = 0;
    const response = await app.inject({ url: `/trees/${id}`, headers });
    expect(response.statusCode).toBe(status);
    if (status === 299) expect(seen[0]?.params).toEqual({ 'tree-id': Number(decodeURIComponent(id)) });
  });

  it('tells a parameter from what follows in its segment', async () => {
    const more = { ...headers, authorization: 'Bearer good' };
    expect(
      (await app.inject({ method: 'POST', url: '/trees/7/visits/a:b:close', headers: more })).statusCode,
    ).toBe(299);
    expect(seen.at(-1)?.params).toEqual({ 'tree-id': 7, day: 'a:b' });
    expect((await app.inject({ method: 'POST', url: '/trees/7/visits/a', headers: more })).statusCode).toBe(
      404,
    );
  });
});
