import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '@clientele/contract-testing/free-port';
import type { OpenApiDocument } from '@clientele/openapi';
import { expect, test } from 'vitest';
import { type Mocks, startMocks } from '../src/index.ts';
import { fixtures, occupy, portOf, startFixtures } from './helpers.ts';

const behind = { reason: 'specs/kettle/openapi.yaml:3 Ein\nVersehen: “é”', causes: [{ line: 3 }] };
const headers = { authorization: 'Bearer x', 'content-type': 'application/json' };
const boil = { method: 'PATCH', headers, body: '{"degrees":100}' };

/** The kettle, with another answer. */
async function kettle(degrees: number): Promise<OpenApiDocument> {
  const written = await readFile(join(fixtures, 'kettle.json'), 'utf8');
  return JSON.parse(written.replaceAll('"degrees": 100', `"degrees": ${degrees}`));
}

async function ask(mocks: Mocks, name = 'kettle') {
  const { url, origin } = mocks.urls.vendors[name] ?? {};
  const answers = await Promise.all(
    [url, origin].map(async (base) => {
      const response = await fetch(`${base}/kettles/k-1`, boil);
      const stale = response.headers.get('x-mock-stale');
      return { status: response.status, stale, body: await response.json() };
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  return answers[0];
}

test('answers by another contract, says when it is behind, and no more when it is not', async () => {
  await using mocks = await startFixtures();
  const places = () => Object.values(mocks.urls.vendors).map(({ url, origin }) => [url, origin]);
  const before = places();
  await mocks.replace('kettle', await kettle(70));
  expect(await ask(mocks)).toMatchObject({ status: 200, stale: null, body: { degrees: 70 } });

  await mocks.hold('kettle', behind);
  const stale = 'specs/kettle/openapi.yaml:3 Ein Versehen: ???';
  expect(await ask(mocks)).toMatchObject({ status: 200, stale, body: { degrees: 70 } });
  const refused = await fetch(`${mocks.urls.vendors['kettle']?.url}/cups`, {
    headers: { origin: 'http://a' },
  });
  expect(refused.status).toBe(404);
  expect(refused.headers.get('x-mock-stale')).toBe(stale);
  expect(refused.headers.get('access-control-expose-headers')).toContain('x-mock-stale');

  await mocks.replace('kettle', await kettle(60));
  expect(await ask(mocks)).toMatchObject({ stale: null, body: { degrees: 60 } });
  expect(places()).toEqual(before);
});

test('keeps what it has when the other cannot be served', async () => {
  await using mocks = await startFixtures();
  const broken = { openapi: '3.1.0', info: { title: 'None', version: '1' }, paths: {} };
  await expect(mocks.replace('kettle', broken)).rejects.toThrow('no operation');
  expect(await ask(mocks)).toMatchObject({ status: 200, stale: null, body: { degrees: 100 } });
});

test('serves what is added, also what was never good, and no longer what is removed', async () => {
  await using mocks = await startMocks({ port: 0, contracts: [] });
  await mocks.hold('kettle', behind);
  expect(await ask(mocks)).toMatchObject({
    status: 503,
    stale: expect.stringContaining('specs/kettle'),
    body: {
      title: 'The contract is broken',
      detail: expect.stringContaining(':3 Ein'),
      causes: [{ line: 3 }],
    },
  });
  await mocks.replace('kettle', await kettle(70));
  expect(await ask(mocks)).toMatchObject({ status: 200, stale: null, body: { degrees: 70 } });
  expect(mocks.urls.vendors['kettle']?.curl).toContain('PATCH');

  const { url, origin } = mocks.urls.vendors['kettle'] ?? { url: '', origin: '' };
  mocks.remove('kettle');
  const gone = await fetch(`${url}/kettles/k-1`, boil);
  expect(await gone.json()).toMatchObject({ title: 'No such vendor', vendors: {} });
  await expect(fetch(`${origin}/kettles/k-1`, boil)).rejects.toThrow();
  await expect(mocks.hold('a/b', behind)).rejects.toThrow('can stand in a URL');
});

test.each([
  ['replaced', async (mocks: Mocks) => mocks.replace('kettle', await kettle(70)), 'url'],
  ['removed', async (mocks: Mocks) => mocks.remove('kettle'), 'url'],
  ['replaced', async (mocks: Mocks) => mocks.replace('kettle', await kettle(70)), 'origin'],
  ['removed', async (mocks: Mocks) => mocks.remove('kettle'), 'origin'],
] as const)('a request under way is answered by a contract that was %s since', async (_, change, place) => {
  await using mocks = await startFixtures();
  const slow = request(`${mocks.urls.vendors['kettle']?.[place]}/kettles/k-1`, {
    ...boil,
    headers: { ...headers, expect: '100-continue' },
  });
  slow.flushHeaders();
  // The server has the request when it asks for the body.
  await once(slow, 'continue');
  await change(mocks);
  slow.end(boil.body);
  const [response] = await once(slow, 'response');
  expect(JSON.parse(await text(response))).toMatchObject({ degrees: 100 });
});

test('takes the next port of the row for what is added, or another when that is in use', async () => {
  const port = await freePort(3);
  await using mocks = await startMocks({ port, host: '127.0.0.1', contracts: [] });
  const other = await occupy(port + 2);
  for (const name of ['one', 'two']) await mocks.replace(name, await kettle(70));
  other.close();
  const [one = '', two = ''] = Object.values(mocks.urls.vendors).map(({ origin }) => origin);
  expect([portOf(one), portOf(two)]).toEqual([port + 1, expect.any(Number)]);
  expect(portOf(two)).not.toBe(port + 2);
  mocks.remove('one');
  await mocks.replace('three', await kettle(60));
  expect(portOf(mocks.urls.vendors['three']?.origin ?? '')).toBe(port + 1);
});
