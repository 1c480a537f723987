import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMocks } from '../src/index.ts';
import { fixtures, loopbacks, startFixtures } from './helpers.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mocks-'));
  await cp(fixtures, root, { recursive: true });
});
afterAll(() => rm(root, { recursive: true }));

test.each([
  ['that is missing', undefined, 'is missing'],
  ['that is no JSON', '{', 'is not a usable OpenAPI document in JSON'],
  ['that is null', 'null', 'is not a usable OpenAPI document in JSON'],
  ['that is no contract', '{}', 'is not a usable OpenAPI document in JSON'],
  ['without operations', '{"openapi":"3.1.0","paths":{}}', 'is not a usable OpenAPI document in JSON'],
  ['with a dangling reference', '{"openapi":"3.1.0","paths":{"/a":{"$ref":"#/b"}}}', 'is not a usable'],
])('names a bundle %s', async (_, text, fault) => {
  const file = join(root, 'teapot.json');
  await (text === undefined ? rm(file) : writeFile(file, text));
  await expect(startMocks({ root, port: 0 })).rejects.toMatchObject({
    code: 'BUNDLE_UNUSABLE',
    message: expect.stringMatching(new RegExp(`^teapot.json ${fault}.*\\. Make it with: pnpm generate$`)),
  });
});

test.each([
  ['apis: [', 'at line 1'],
  ['', 'at least one contract'],
  ['apis: {}', 'at least one contract'],
  ['apis: { "a/b": { root: x, output: x } }', 'a/b" needs a name'],
  ['apis: { a: null }', 'apis.a: expected'],
])('refuses the register %j in one line', async (text, fault) => {
  await writeFile(join(root, 'redocly.yaml'), text);
  const message = expect.stringMatching(new RegExp(`^[^\n]*${fault}[^\n]*$`));
  await expect(startMocks({ root, port: 0 })).rejects.toMatchObject({ code: 'REGISTER_UNUSABLE', message });
});

test('refuses a port that leaves no room for the vendors', async () => {
  const message = 'PORT must be at most 65533: 2 more follow it.';
  await expect(startFixtures({ port: 65_534 })).rejects.toMatchObject({ code: 'OPTION_INVALID', message });
});

test.each([...loopbacks, '0.0.0.0'])('listens on %s alone when told so', async (host) => {
  await using mocks = await startFixtures({ host });
  const name = { '127.0.0.1': '127.0.0.1', '::1': '[::1]', '0.0.0.0': 'localhost' }[host];
  expect(new URL(mocks.urls.gateway).hostname).toBe(name);
  expect((await fetch(mocks.urls.gateway)).status).toBe(200);
});
