import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mocks } from '../src/index.ts';
import { fixtures, startFixtures } from './helpers.ts';

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startFixtures();
});
afterAll(() => mocks.close());

test.each(['url', 'origin'] as const)('serves the bundle at the %s of its vendor', async (place) => {
  const url = `${mocks.urls.vendors['kettle']?.[place]}/openapi.json`;
  const response = await fetch(url, { headers: { origin: 'https://page.example.com' } });
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('access-control-allow-origin')).toBe('https://page.example.com');
  const text = await response.text();
  const written = JSON.parse(await readFile(join(fixtures, 'kettle.json'), 'utf8'));
  expect(text).toBe(`${JSON.stringify(written, null, 2)}\n`);

  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(Buffer.byteLength(text))]);
  const etag = response.headers.get('etag') ?? '';
  for (const tag of [etag, `"x", W/${etag}`, '*']) {
    const headers = { 'if-none-match': tag, origin: 'https://page.example.com' };
    const known = await fetch(url, { headers });
    expect([known.status, await known.text(), known.headers.get('etag')]).toEqual([304, '', etag]);
    expect(known.headers.get('access-control-allow-origin')).toBe('https://page.example.com');
  }
  expect((await fetch(url, { method: 'POST' })).status).toBe(404);
});

test('serves what it answers by now, and the path of a contract that has one itself', async () => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Cups', version: '1.0.0' },
    paths: { '/cup': { get: { responses: { 200: { description: 'It.' } } } } },
  };
  await using own = await startFixtures();
  const url = `${own.urls.vendors['kettle']?.url}/openapi.json`;
  const before = (await fetch(url)).headers.get('etag') ?? '';
  await own.replace('kettle', document);
  const changed = await fetch(url, { headers: { 'if-none-match': before } });
  expect(await changed.json()).toEqual(document);
  await own.replace('kettle', { ...document, paths: { '/openapi.json': document.paths['/cup'] } });
  expect(await (await fetch(url)).text()).toBe('');
});
