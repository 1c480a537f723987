import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problemDetails } from '@clientele/server-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mocks } from '../src/index.ts';
import { openMocks } from '../src/open-mocks.ts';
import { mockContract } from '../src/prism/contract.ts';
import { fixtures } from './helpers.ts';

let mocks: Mocks;
beforeAll(async () => {
  const read = async (name: string) => {
    const text = await readFile(join(fixtures, `${name}.json`), 'utf8');
    return mockContract(name, JSON.parse(text));
  };
  const errors = async (): Promise<typeof problemDetails> => (refusal) => ({
    ...problemDetails(refusal),
    body: { fault: refusal.kind },
    headers: { 'X-Fault': refusal.kind },
  });
  const contracts = [{ ...(await read('kettle')), errors }, await read('teapot')];
  mocks = await openMocks(contracts, { port: 0 });
});
afterAll(() => mocks.close());

/** Where a vendor's operations are, by either of its ports. */
const places = ['url', 'origin'] as const;
const allowed = 'DELETE, PATCH';

test.each(places)('says which methods a path has, in the shape of the vendor (%s)', async (place) => {
  const ask = async (vendor: string, path: string, method: string) => {
    const response = await fetch(`${mocks.urls.vendors[vendor]?.[place]}${path}`, { method });
    const { status, headers } = response;
    const [allow, fault] = [headers.get('allow'), headers.get('x-fault')];
    return [status, allow, fault, await response.text()];
  };
  const refused = [405, allowed, 'method-not-allowed', '{"fault":"method-not-allowed"}'];
  for (const method of ['GET', 'PUT', 'PROPFIND', 'HEAD']) {
    const answer = await ask('kettle', '/kettles/k-1', method);
    expect(answer, method).toEqual(method === 'HEAD' ? [...refused.slice(0, 3), ''] : refused);
  }
  expect(await ask('kettle', '/kettles/k-1', 'OPTIONS')).toEqual([204, `${allowed}, OPTIONS`, null, '']);
  expect(await ask('teapot', '/pots/p-1', 'GET')).toEqual([
    405,
    'PUT',
    null,
    expect.stringContaining('The method must be PUT.'),
  ]);
  expect(await ask('teapot', '/pots', 'OPTIONS')).toEqual([
    404,
    null,
    null,
    expect.stringContaining('/pots'),
  ]);
});

test('answers HEAD as GET, without the body', async () => {
  const url = `${mocks.urls.vendors['kettle']?.url}/kettles`;
  const [get, head] = await Promise.all(['GET', 'HEAD'].map((method) => fetch(url, { method })));
  expect([head?.status, await head?.text()]).toEqual([200, '']);
  const names = ['content-type', 'content-length', 'x-mock-scenario'];
  for (const name of names) expect(head?.headers.get(name)).toBe(get?.headers.get(name));
});
