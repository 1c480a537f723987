import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Hasher, limited } from '../src/secrets/hasher.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { mug } from './support/mug.ts';
import { startApp, type TestApp } from './support/start-app.ts';
import { tea } from './support/tea.ts';

let folder: string;
let store: Store;
let it: TestApp;
let hasher: Hasher;
let mugToken: string;
let teaToken: string;

/** Cheap, and each time another hash, as with a salt. */
let salts = 0;
const plain: Hasher = {
  hash: async (secret) => `${++salts}:${secret}`,
  verify: async (secret, stored) => stored.split(':')[1] === secret,
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', file: join(folder, `${Math.random()}.db`), timeoutMs: 2000 });
  hasher = plain;
  it = await startApp(store, {
    hasher: { hash: (...args) => hasher.hash(...args), verify: (...args) => hasher.verify(...args) },
  });
  await it.add(mug, { id: 'blue' });
  await it.add(tea, { tea_id: 'green', name: 'Sencha' });
  await setSecret('right');
  ({ token: mugToken } = await it.issue(mug, { clientId: 'blue' }));
  ({ token: teaToken } = await it.issue(tea));
});
afterEach(async () => {
  await it.app.close();
  await store.close();
});

async function setSecret(secret: string): Promise<void> {
  const request = { vendor: 'mug', clientId: 'blue', tokenId: 't', requestId: 'r', relatedKinds: [] };
  const hash = await plain.hash(secret);
  await store.updateClient({ ...request, at: new Date() }, ({ record }) => ({
    record,
    secretHashes: { secret: hash },
    result: 0,
  }));
}

const prove = (secret: string) => it.send(mugToken, '/mug/v1/mugs/blue', { secret });

test('while a secret is being checked, no transaction is open', async () => {
  const [entered, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  hasher = {
    ...plain,
    verify: async () => {
      entered.resolve();
      await gate.promise;
      return false;
    },
  };
  const proving = prove('wrong');
  await entered.promise;
  expect((await it.send(teaToken, '/tea/teas/green', { name: 'Gyokuro' })).status).toBe(200);
  gate.resolve();
  expect((await proving).status).toBe(400);
});

test('while a secret is being hashed, no transaction is open', async () => {
  const [entered, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  hasher = {
    ...plain,
    hash: async (secret) => {
      entered.resolve();
      await gate.promise;
      return plain.hash(secret);
    },
  };
  const setting = it.send(teaToken, '/tea/teas/green', { secret: 'new', blend: 'Earl Grey' });
  await entered.promise;
  expect((await it.send(mugToken, '/mug/v1/mugs/blue', { name: 'Blue' })).status).toBe(200);
  gate.resolve();
  expect((await setting).status).toBe(200);
  expect((await store.findClient('tea', 'green'))?.secretHashes['secret']).toMatch(/^\d+:new$/);
  expect((await store.listRelated('tea', ['blend'])).get('blend')).toMatchObject([{ name: 'Earl Grey' }]);
});

test('a secret that changes while it is being checked is checked again', async () => {
  const checked: string[] = [];
  hasher = {
    ...plain,
    verify: async (secret, stored) => {
      checked.push(stored);
      if (checked.length === 1) await setSecret('other');
      return plain.verify(secret, stored);
    },
  };
  expect((await prove('right')).status).toBe(400);
  expect(checked).toHaveLength(2);
});

test('a secret that keeps changing is given up on, with 503', async () => {
  let checks = 0;
  hasher = {
    ...plain,
    verify: async (secret, stored) => {
      checks += 1;
      await setSecret('right');
      return plain.verify(secret, stored);
    },
  };
  expect((await prove('right')).status).toBe(503);
  expect(checks).toBeLessThan(10);
});

test('a client that is disabled, and a body without a secret, cost no check', async () => {
  hasher = { ...plain, verify: () => Promise.reject(new Error('asked')) };
  expect((await it.send(mugToken, '/mug/v1/mugs/blue', { name: 'Blue', secret: 5 })).status).toBe(200);
  await store.setDisabled('tea', 'green', true);
  expect((await it.send(teaToken, '/tea/teas/green', { secret: 'any' })).status).toBe(404);
});

test('a few are worked on at a time, in order, and who waits too long is turned away', async () => {
  const gates: (() => void)[] = [];
  const slow = {
    ...plain,
    hash: (secret: string) => new Promise<string>((done) => gates.push(() => done(secret))),
  };
  const { hash } = limited(slow, 2, 50);
  const [one, two, three] = [hash('a'), hash('b'), hash('c')];
  await expect(three).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' });
  expect(gates).toHaveLength(2);
  const four = hash('d');
  gates[0]?.();
  expect(await one).toBe('a');
  await Promise.resolve();
  for (const open of gates) open();
  await two;
  for (const open of gates) open();
  expect(await four).toBe('d');
});
