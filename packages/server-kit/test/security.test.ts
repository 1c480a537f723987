import { describe, expect, it } from 'vitest';
import { orchard } from './support/orchard.ts';

const both = { authorization: 'Bearer good', 'x-orchard-key': 'good' };
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('security', async () => {
  const { app, seen } = await orchard();

  it.each<[string, string, Record<string, string>, number, string?]>([
    ['the whole contract has security', '/trees', {}, 401],
    ['an API key', '/trees', { 'x-orchard-key': 'good' }, 299],
    ['a bad API key', '/trees', { 'x-orchard-key': 'bad' }, 401],
    ['an operation may be public', '/health', {}, 299],
    ['both schemes of one alternative', 'POST /trees/7/visits/x:close', both, 299],
    ['one of two schemes', 'POST /trees/7/visits/x:close', { authorization: 'Bearer good' }, 401],
    ['one good and one bad', 'POST /trees/7/visits/x:close', { ...both, 'x-orchard-key': 'bad' }, 401],
    [
      'one good and one without the right',
      'POST /trees/7/visits/x:close',
      { ...both, authorization: 'Bearer weak' },
      403,
    ],
    ['nothing, where security is optional', 'POST /notes', {}, 299],
    ['a good token, where security is optional', 'POST /notes', { authorization: 'Bearer good' }, 299],
    ['a bad token, where security is optional', 'POST /notes', { authorization: 'Bearer bad' }, 401],
    ['a malformed token, where security is optional', 'POST /notes', { authorization: 'Bearer' }, 401],
    ['a user and a password', 'POST /sessions', { ...basic('ann:secret'), ...form }, 299],
    ['a user without password', 'POST /sessions', { ...basic('ann'), ...form }, 401],
    ['what is not base64', 'POST /sessions', { authorization: 'Basic ***', ...form }, 401],
    ['what is not UTF-8', 'POST /sessions', { authorization: 'Basic /zo=', ...form }, 401],
    ['Bearer for Basic', 'POST /sessions', { ...form, authorization: 'Bearer good' }, 401],
  ])('%s', async (_name, target, headers, status) => {
    const [url = '', method = 'GET'] = target.split(' ').reverse();
    const text = url === '/notes' ? { 'content-type': 'text/plain' } : {};
    const payload = url === '/notes' ? 'hello' : url === '/sessions' ? 'minutes=5' : '';
    const response = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...text, ...headers },
      ...(payload ? { payload } : {}),
    });
    expect(response.statusCode).toBe(status);
  });

  it('gives authenticate the scheme, the scopes and the parameters', async () => {
    await app.inject({ method: 'DELETE', url: '/trees/7', headers: { authorization: 'bearer tok.en' } });
    expect(seen.at(-1)?.principal).toEqual({
      credential: 'tok.en',
      scheme: 'Token',
      scopes: ['trees:fell'],
      operationId: 'fellTree',
      parameters: { 'tree-id': 7 },
    });
    await app.inject({
      method: 'POST',
      url: '/sessions',
      headers: { ...basic('ann:a:b'), ...form },
      payload: 'minutes=5',
    });
    expect(seen.at(-1)?.principal).toMatchObject({ credential: 'ann:a:b' });
  });

  it('has no principal where nothing authenticates, and none for the anonymous', async () => {
    await app.inject('/health');
    expect(seen.at(-1)?.principal).toBe('The request has no principal: nothing authenticated it.');
    await app.inject({
      method: 'POST',
      url: '/notes',
      headers: { 'content-type': 'text/plain' },
      payload: 'x',
    });
    expect(seen.at(-1)?.principal).toBeUndefined();
  });
});
