import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { serverPlugin } from '../src/index.ts';
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

describe('the styles of parameters', async () => {
  const list = { type: 'array', items: { type: 'string' } };
  const numbers = { allOf: [{ type: 'array', items: { type: 'integer' } }] };
  const at = { type: 'object', properties: { x: { type: 'integer' }, tags: list } };
  const open = { ...at, additionalProperties: { type: 'string' } };
  const nested = {
    type: 'object',
    properties: { tags: list, at: { allOf: [at] }, points: { type: 'array', items: at } },
  };
  const query = (name: string, schema: object, style?: string, explode?: boolean) => ({
    name,
    in: 'query',
    schema,
    ...(style ? { style } : {}),
    ...(explode === undefined ? {} : { explode }),
  });
  const inPath = (name: string, schema: object, explode: boolean) => ({
    name,
    in: 'path',
    required: true,
    schema,
    explode,
  });
  const document = {
    openapi: '3.1.0',
    paths: {
      '/query': {
        get: {
          parameters: [
            query('csv', list, 'form', false),
            query('numbers', numbers, 'form', false),
            query('bars', list, 'pipeDelimited'),
            query('spaces', list, 'spaceDelimited', false),
            query('many', list, 'pipeDelimited', true),
            query('pairs', at, 'form', false),
            query('deep', at, 'deepObject'),
          ],
        },
      },
      '/nested/{points}': {
        get: {
          parameters: [
            inPath('points', { type: 'array', items: at }, false),
            query('objects', { allOf: [{ type: 'array', items: { allOf: [at] } }] }),
            query('lists', { type: 'array', items: list }),
            query('csv', { type: 'array', items: at }, 'form', false),
            query('either', { type: 'array', items: { oneOf: [at, { type: 'integer' }] } }),
            query('deep', nested, 'deepObject'),
            query('flat', nested, 'form', false),
          ],
        },
      },
      '/nested': { get: { parameters: [query('members', nested)] } },
      '/members': { get: { parameters: [query('at', at), query('limit', {})] } },
      '/open': { get: { parameters: [query('at', open), query('limit', {})] } },
      '/path/{list}/{pairs}/{named}': {
        get: {
          parameters: [inPath('list', list, false), inPath('pairs', at, false), inPath('named', at, true)],
        },
      },
      '/headers': {
        get: {
          parameters: [
            { name: 'X-List', in: 'header', schema: numbers },
            { name: 'X-Pairs', in: 'header', schema: at },
            { name: 'X-Named', in: 'header', schema: at, explode: true },
          ],
        },
      },
    },
  };
  const app = fastify();
  let seen: unknown;
  const keep = async ({ params, query }: FastifyRequest, reply: FastifyReply) => {
    seen = { ...Object(params), ...Object(query) };
    return reply.code(204).send();
  };
  const handlers: object = Object.fromEntries(
    Object.keys(document.paths).map((path) => [`get ${path.replace(/\{(.*?)\}/g, 'by $1')}`, keep]),
  );
  await app.register(serverPlugin<object, false>({ document })(handlers, { responses: 'off' }));

  it.each<[string, object]>([
    ['/query?csv=a,b%2Cc,d+e', { csv: ['a', 'b,c', 'd e'] }],
    ['/query?csv=', { csv: [] }],
    ['/query?numbers=1,2', { numbers: [1, 2] }],
    ['/query?bars=a|b%7Cc', { bars: ['a', 'b', 'c'] }],
    ['/query?spaces=a%20b+c', { spaces: ['a', 'b', 'c'] }],
    ['/query?many=a|b&many=c', { many: ['a|b', 'c'] }],
    ['/query?pairs=x,1,y,2', { pairs: { x: 1, y: '2' } }],
    ['/query?deep[x]=1&deep[tags]=a', { deep: { x: 1, tags: ['a'] } }],
    ['/query?deep[tags][]=a&deep[y][z]=1', { deep: { tags: ['a'], y: { z: '1' } } }],
    ['/query?deep[__proto__][x]=1&deep[x]=1', { deep: { x: 1 } }],
    ['/query?deep[constructor][prototype][x]=1', {}],
    [`/query?deep${'[y]'.repeat(4_000)}=1`, {}],
    ['/members?x=1&y=2&limit=3&tags=a', { at: { x: 1, tags: ['a'] }, limit: '3' }],
    ['/members?y=2', {}],
    ['/open?x=1&y=2&limit=3', { at: { x: 1, y: '2' }, limit: '3' }],
    [
      '/path/a,b%2Cc/x,1/x=1,tags=a%3Db',
      { list: ['a', 'b,c'], pairs: { x: 1 }, named: { x: 1, tags: ['a=b'] } },
    ],
    ['/nested/%7B"x":1%2C"y":"a"%7D', { points: [{ x: 1, y: 'a' }] }],
    ['/nested/{}?objects={"x":1}&objects={"y":2}', { points: [{}], objects: [{ x: 1 }, { y: 2 }] }],
    ['/nested/{}?lists=["a","b"]&lists=[]', { points: [{}], lists: [['a', 'b'], []] }],
    ['/nested/{}?csv={"x":1%2C"y":2},{"x":3}', { points: [{}], csv: [{ x: 1, y: 2 }, { x: 3 }] }],
    [
      '/nested/{}?deep[tags]=["a"]&deep[at][x]=1&deep[at][tags]=b&deep[points]={"x":1}',
      { points: [{}], deep: { tags: ['["a"]'], at: { x: 1, tags: ['b'] }, points: [{ x: 1 }] } },
    ],
    [
      '/nested/{}?flat=tags,["a"%2C"b"],at,{"x":1}',
      { points: [{}], flat: { tags: ['a', 'b'], at: { x: 1 } } },
    ],
    ['/nested/{}?either=1&either={"x":1}', { points: [{}], either: [1, { x: 1 }] }],
    ['/nested/{}?flat=tags,a', { points: [{}], flat: { tags: ['a'] } }],
    [
      '/nested?tags=["a"]&at={"x":1}&points={"x":2}',
      { members: { tags: ['["a"]'], at: { x: 1 }, points: [{ x: 2 }] } },
    ],
  ])('%s', async (url, expected) => {
    const response = await app.inject(url);
    expect([response.statusCode, response.body]).toEqual([204, '']);
    expect(seen).toEqual(expected);
  });

  it.each([
    ['/query?numbers=1%2C2', {}, 'numbers[0] must be an integer'],
    ['/query?deep[x]=a', {}, 'deep.x must be an integer'],
    ['/members?x=a', {}, 'at.x must be an integer'],
    ['/nested/{}?objects={"x":"1"}', {}, 'objects[0].x must be an integer'],
    ['/nested/{}?objects={"x":1', {}, 'objects[0] must be an object'],
    ['/nested/{}?objects={"__proto__":{}}', {}, 'objects[0] must be an object'],
    ['/nested/{}?objects=[]', {}, 'objects[0] must be an object'],
    ['/nested/{}?lists=1', {}, 'lists[0] must be an array'],
    ['/nested/{}?deep[at]=1', {}, 'deep.at must be an object'],
    ['/path/a/x,a/x=1', {}, 'pairs.x must be an integer'],
    ['/headers', { 'x-list': '1, a' }, 'X-List[1] must be an integer'],
    ['/headers', { 'x-pairs': 'x,a' }, 'X-Pairs.x must be an integer'],
    ['/headers', { 'x-named': 'x=a' }, 'X-Named.x must be an integer'],
  ])('%s %j is refused', async (url, headers, message) => {
    const response = await app.inject({ url, headers });
    expect([response.statusCode, response.json().detail]).toEqual([400, message]);
  });

  it('takes the same headers with numbers', async () => {
    const headers = { 'x-list': '1, 2', 'x-pairs': 'x,1', 'x-named': 'x=1' };
    expect((await app.inject({ url: '/headers', headers })).statusCode).toBe(204);
  });
});
