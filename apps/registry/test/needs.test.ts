import type { JsonObject } from '@clientele/semantics';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Hasher, limited } from '../src/secrets/hasher.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { databases } from './support/databases.ts';
import { mug } from './support/mug.ts';
import { startApp, type TestApp } from './support/start-app.ts';
import { tea } from './support/tea.ts';

/** Cheap, and each time another hash, as with a salt. */
let salts = 0;
const plain: Hasher = {
  hash: async (secret) => `${++salts}:${secret}`,
  verify: async (secret, stored) => stored.split(':')[1] === secret,
};

describe.each(databases)('on $name', ({ start }) => {
  let running: Awaited<ReturnType<typeof start>>;
  let store: Store;
  let it: TestApp;
  let hasher: Hasher;
  let mugToken: string;
  let teaToken: string;
  let ids = 0;
  /** Clients of both vendors, and a blend, that are each test's own. */
  let own = '';

  beforeAll(async () => {
    running = await start();
    store = await openStore(await running.create());
    it = await startApp(store, {
      hasher: { hash: (...args) => hasher.hash(...args), verify: (...args) => hasher.verify(...args) },
      newId: () => `${own}-${++ids}`,
    });
  });
  afterAll(async () => {
    await it.app.close();
    await store.close();
    await running.stop();
  });

  beforeEach(async ({ task }) => {
    own = task.id;
    hasher = plain;
    ids = 0;
    await it.add(mug, { id: own });
    await it.add(tea, { tea_id: own, name: 'Sencha' });
    await setSecret('right');
    ({ token: mugToken } = await it.issue(mug, { clientId: own }));
    ({ token: teaToken } = await it.issue(tea));
  });

  async function setSecret(secret: string): Promise<void> {
    const request = { vendor: 'mug', clientId: own, tokenId: 't', requestId: 'r', relatedKinds: [] };
    const hash = await plain.hash(secret);
    await store.updateClient({ ...request, at: new Date() }, ({ record }) => ({
      record,
      secretHashes: { secret: hash },
      result: 0,
    }));
  }

  /** A hasher that does something at its first use, before it answers. */
  function interrupted(first: () => Promise<unknown>): Hasher {
    let used = false;
    const once = async () => {
      if (used) return;
      used = true;
      await first();
    };
    return {
      hash: async (secret) => {
        await once();
        return plain.hash(secret);
      },
      verify: async (secret, stored) => {
        await once();
        return plain.verify(secret, stored);
      },
    };
  }

  const sendMug = (body: JsonObject) => it.send(mugToken, `/mug/v1/mugs/${own}`, body);
  const sendTea = (body: JsonObject) => it.send(teaToken, `/tea/teas/${own}`, body);
  const clients = () => Promise.all(['mug', 'tea'].map((vendor) => store.findClient(vendor, own)));
  const blends = async () =>
    (await store.listRelated('tea', ['blend'])).get('blend')?.filter(({ name }) => name === own);

  test('while a secret is being checked, no transaction is open', async () => {
    const statuses: number[] = [];
    hasher = interrupted(async () => {
      statuses.push((await sendMug({ name: 'Blue' })).status, (await sendTea({ name: 'Gyokuro' })).status);
    });
    expect((await sendMug({ secret: 'wrong' })).status).toBe(400);
    expect(statuses).toEqual([200, 200]);
    expect((await store.findClient('mug', own))?.record).toEqual({ id: own, name: 'Blue' });
  });

  test('while a secret is being hashed, no transaction is open, and what was written meanwhile stays', async () => {
    const statuses: number[] = [];
    hasher = interrupted(async () => {
      statuses.push((await sendTea({ name: 'Gyokuro' })).status, (await sendMug({ name: 'Blue' })).status);
    });
    expect((await sendTea({ secret: 'new', blend: own })).body).toMatchObject({ name: 'Gyokuro' });
    expect(statuses).toEqual([200, 200]);
    expect((await store.findClient('tea', own))?.secretHashes['secret']).toMatch(/^\d+:new$/);
    expect(await blends()).toHaveLength(1);
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
    expect((await sendMug({ secret: 'right' })).status).toBe(400);
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
    const { status, headers } = await sendMug({ secret: 'right' });
    expect([status, headers['retry-after']]).toEqual([503, '2']);
    expect(checks).toBeLessThan(10);
  });

  test('a client that is disabled while its secret is checked or hashed stays as it is', async () => {
    const before = await clients();
    const disabling = (vendor: string) => interrupted(() => store.setDisabled(vendor, own, true));
    hasher = disabling('mug');
    expect((await sendMug({ secret: 'right', name: 'Blue' })).status).toBe(404);
    hasher = disabling('tea');
    expect((await sendTea({ secret: 'new', blend: own })).status).toBe(404);
    await Promise.all(['mug', 'tea'].map((vendor) => store.setDisabled(vendor, own, false)));
    expect(await clients()).toEqual(before);
    expect(await blends()).toEqual([]);
  });

  test('a client that is disabled, and a body without a secret, cost no check', async () => {
    hasher = { ...plain, verify: () => Promise.reject(new Error('asked')) };
    expect((await sendMug({ name: 'Blue', secret: 5 })).status).toBe(200);
    await store.setDisabled('tea', own, true);
    expect((await sendTea({ secret: 'any' })).status).toBe(404);
  });

  test('a request makes its ids once, however often its update runs', async () => {
    hasher = interrupted(() => sendTea({ name: 'Gyokuro' }));
    expect((await sendTea({ secret: 'new', blend: own })).status).toBe(200);
    expect(await blends()).toEqual([{ id: `${own}-1`, name: own }]);
    expect(ids).toBe(1);
  });
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
