import { describe, expect, it } from 'vitest';
import { orchard } from './support/orchard.ts';

const deep = { card: 'x', code: 'a', count: 0 };

describe('violations', async () => {
  const { app, seen } = await orchard();
  const post = (url: string, payload: object) =>
    app.inject({ method: 'POST', url, headers: { 'x-orchard-key': 'good' }, payload });

  it.each<[string, object]>([
    ['code must have at least 2 characters; code must match the pattern ^[A-Z]+$', { code: 'a' }],
    ['code must have at most 2 characters', { code: 'ABC' }],
    ['size must be an integer or a string of a form that is allowed', { size: true }],
    ['count must be at least 1', { count: 0 }],
    ['count must be at most 3', { count: 4 }],
    ['count must be an integer', { count: 1.5 }],
    ['count must be an integer', { count: '1' }],
    ['ratio must be greater than 0', { ratio: 0 }],
    ['ratio must be less than 1', { ratio: 1 }],
    ['even must be a multiple of 2', { even: 3 }],
    ['big must be an integer of 32 bits', { big: 2 ** 31 }],
    ['mail must be an e-mail address', { mail: 'nobody' }],
    ['at must be a date and time as in RFC 3339', { at: 'yesterday' }],
    ['tags must hold at least 2 items', { tags: ['a'] }],
    ['tags must hold at most 3 items', { tags: ['a', 'b', 'c', 'd'] }],
    ['tags must not hold an item twice', { tags: ['a', 'a'] }],
    ['map must have at least 1 member', { map: {} }],
    ['map must have at most 2 members', { map: { a: 1, b: 1, c: 1 } }],
    ['map.A has a name that is not allowed', { map: { A: 1 } }],
    ['strict.b is not allowed', { strict: { b: 1 } }],
    ['fixed must be yes', { fixed: 'no' }],
    ['never breaks the rule not', { never: 'text' }],
    ['many must be a string, an integer or null', { many: [] }],
    ['pick must have one of the forms that are allowed', { pick: {} }],
    ['first[1] must be an integer', { first: ['a', 'b'] }],
    ['code is required', { card: 'x' }],
    [
      'code must have at least 2 characters; code must match the pattern ^[A-Z]+$; count must be at least 1',
      deep,
    ],
    ['pair.first must be a string; pair.second is required', { pair: { first: 5 } }],
    ['body must be an object', []],
  ])('%s', async (message, payload) => {
    const response = await post('/shapes', payload);
    expect(response.json().detail).toBe(message);
    expect(response.statusCode).toBe(400);
  });

  it.each<[string, object]>([
    ['kind is required', { name: null }],
    ['kind must be one of apple, pear', { kind: 'plum' }],
    ['kind must be one of apple, pear', { kind: 5, name: 7 }],
    ['name is required; sweetness is required', { kind: 'apple' }],
    ['name must be a string or null; shape must be a string', { kind: 'pear', name: 5, shape: 5 }],
    [
      'name must have at least 1 character; sweetness must be at most 9',
      { kind: 'apple', name: '', sweetness: 10 },
    ],
  ])('of the alternative that the tag names: %s', async (message, payload) => {
    expect((await post('/trees', payload)).json().detail).toBe(message);
  });

  it.each<[string, object, number]>([
    ['an object or null takes null', { note: null }, 299],
    ['an object or null takes the object', { note: { text: 'x' } }, 299],
    ['note.text is required', { note: {} }, 400],
    ['note must be an object', { note: 'x' }, 400],
  ])('%s', async (message, payload, status) => {
    const headers = { 'x-orchard-key': 'good', authorization: 'Bearer good' };
    const response = await app.inject({ method: 'POST', url: '/trees/7/visits/x:close', headers, payload });
    expect(response.statusCode).toBe(status);
    if (status === 400) expect(response.json().detail).toBe(message);
  });

  it('changes nothing: no coercion, no defaults, no pruning', async () => {
    const payload = { unknown: { kept: [1, null] }, many: null, size: '7', constructor: { name: 'data' } };
    await post('/shapes', payload);
    expect(JSON.stringify(seen.at(-1)?.body)).toBe(JSON.stringify(payload));
  });

  it('reads a form by the types of its schema, and text as it is', async () => {
    const authorization = `Basic ${Buffer.from('a:b').toString('base64')}`;
    const type = 'application/x-www-form-urlencoded';
    const send = (payload: string) =>
      app.inject({
        method: 'POST',
        url: '/sessions',
        headers: { authorization, 'content-type': type },
        payload,
      });
    await send('minutes=5&scope=a&scope=b');
    expect(seen.at(-1)?.body).toEqual({ minutes: 5, scope: ['a', 'b'] });
    expect((await send('minutes=soon')).json().detail).toBe('minutes must be an integer');
    await app.inject({
      method: 'POST',
      url: '/notes',
      headers: { 'content-type': 'text/plain' },
      payload: 'grüß',
    });
    expect(seen.at(-1)?.body).toBe('grüß');
  });

  it('takes bodies up to the limit that the app sets', async () => {
    const small = await orchard({}, { responses: 'off', bodyLimit: 12 });
    const send = (payload: object) => small.app.inject({ method: 'POST', url: '/shapes', payload });
    expect((await send({ code: 'AB' })).json().detail).toBe('The body must be at most 12 bytes.');
    expect((await send({ many: 1 })).statusCode).toBe(299);
  });

  it('reports no more than 50, and of large bodies the first alone', async () => {
    const many = await post('/shapes', { tags: Array.from({ length: 200 }, () => 5) });
    expect(many.json().errors).toHaveLength(50);
    const started = performance.now();
    const large = await post('/shapes', { tags: Array.from({ length: 400_000 }, () => 5) });
    expect(large.json().errors).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
