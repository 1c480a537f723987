import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoreFault } from '../src/store/faults.ts';
import { type DatabaseConfig, openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import type { UpdateRequest } from '../src/store/update-client.ts';
import { databases } from './support/databases.ts';

const AT = new Date('2026-03-01T12:00:00Z');
const NOBODY = {
  vendor: 'tea',
  clientId: 'green',
  tokenId: 't1',
  requestId: 'r1',
  relatedKinds: ['blend'],
  at: AT,
};

describe.each(databases)('on $name', ({ start }) => {
  let running: Awaited<ReturnType<typeof start>>;
  let config: DatabaseConfig;
  let store: Store;

  beforeAll(async () => {
    running = await start();
    config = await running.create();
    store = await openStore(config);
  });

  afterAll(async () => {
    await store.close();
    await running.stop();
  });

  async function add(id: string, record = {}): Promise<UpdateRequest> {
    const client = { vendor: 'tea', id, record, secretHashes: {}, related: [], tokens: [], at: AT };
    await store.addClients([client]);
    return { ...NOBODY, clientId: id };
  }

  test('a record comes back byte by byte, whatever its keys', async () => {
    const text = '{"z":1,"a":{"__proto__":"x","constructor":2},"n":null,"u":"\\u0000\\ud83c\\udf75","f":1.5}';
    await add('bytes', JSON.parse(text));
    expect(JSON.stringify((await store.findClient('tea', 'bytes'))?.record)).toBe(
      JSON.stringify(JSON.parse(text)),
    );
  });

  test('50 writers of different fields at the same time all survive', async () => {
    const request = await add('crowded');
    const writers = Array.from({ length: 50 }, (_, index) =>
      store.updateClient(request, ({ record }) => ({
        record: { ...record, [`f${index}`]: index },
        result: index,
      })),
    );
    await Promise.all(writers);
    const client = await store.findClient('tea', 'crowded');
    expect(Object.keys(client?.record ?? {})).toHaveLength(50);
    expect(client?.version).toBe(51);
    expect(await store.listAudit('tea', 'crowded')).toHaveLength(50);
  });

  test('two processes write at the same time and all survives', async () => {
    await add('shared');
    const writer = fileURLToPath(new URL('./support/writer.ts', import.meta.url));
    const processes = ['a', 'b'].map((name) =>
      spawn(process.execPath, [writer, JSON.stringify(config), name], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const exits = processes.map(async (child) => (await once(child, 'exit'))[0]);
    // Each says when it is ready; then both begin.
    await Promise.all(processes.map((child) => once(child.stdout, 'data')));
    for (const child of processes) child.stdin.end();
    const codes = await Promise.all(exits);
    expect(codes).toEqual([0, 0]);
    expect(Object.keys((await store.findClient('tea', 'shared'))?.record ?? {})).toHaveLength(400);
  });

  test('an update that throws changes nothing and passes the error on', async () => {
    const request = await add('kept', { name: 'Sencha' });
    const before = await store.findClient('tea', 'kept');
    const refusal = new Error('refused');
    const update = store.updateClient(request, () => {
      throw refusal;
    });
    await expect(update).rejects.toBe(refusal);
    expect(await store.findClient('tea', 'kept')).toEqual(before);
    expect(await store.listAudit('tea', 'kept')).toEqual([]);
  });

  test('an update that stops changes nothing, gives back why, and holds no lock', async () => {
    const request = await add('stopped', { name: 'Sencha' });
    const before = await store.findClient('tea', 'stopped');
    const why = { first: 'this' };
    expect(await store.updateClient(request, () => ({ stop: why }))).toEqual({ stop: why });
    expect(await store.findClient('tea', 'stopped')).toEqual(before);
    expect(await store.listAudit('tea', 'stopped')).toEqual([]);
    const next = await store.updateClient(request, () => ({ record: { name: 'Matcha' }, result: 0 }));
    expect(next).toEqual({ result: 0, fields: ['name'] });
  });

  test('an update that changes nothing writes nothing and is answered', async () => {
    const request = await add('same', { a: 1, b: [1] });
    const later = { ...request, at: new Date('2027-01-01T00:00:00Z') };
    const updated = await store.updateClient(later, () => ({ record: { b: [1], a: 1 }, result: 'answer' }));
    expect(updated).toEqual({ result: 'answer', fields: [] });
    expect(await store.findClient('tea', 'same')).toMatchObject({ version: 1, updatedAt: AT.toISOString() });
  });

  test('the audit names fields and never values', async () => {
    const request = await add('watched', { name: 'Sencha', gone: 1 });
    const change = {
      record: { name: 'Matcha', born: 2 },
      secretHashes: { secret: 'scrypt$hash' },
      result: 0,
    };
    await store.updateClient(request, () => change);
    const [entry] = await store.listAudit('tea', 'watched');
    expect(entry).toMatchObject({ tokenId: 't1', requestId: 'r1', version: 2, at: AT.toISOString() });
    expect(entry?.fields).toEqual(['born', 'gone', 'name', 'secret']);
    expect(JSON.stringify(entry)).not.toMatch(/Matcha|scrypt/);
  });

  test('two updates that make the same related thing make it once', async () => {
    const requests = await Promise.all(['one', 'two', 'three', 'four'].map((id) => add(id)));
    const updates = await Promise.all(
      requests.map((request, index) =>
        store.updateClient(request, ({ related }) => {
          const known = related.get('blend')?.find(({ name }) => name === 'Earl Grey');
          const record = known ?? { id: `blend-${index}`, name: 'Earl Grey' };
          return {
            record: { blend: record.id },
            created: known ? [] : [{ kind: 'blend', record }],
            result: record.id,
          };
        }),
      ),
    );
    const made = updates.map((updated) => (updated && 'result' in updated ? updated.result : 'nothing'));
    expect(new Set(made).size).toBe(1);
    expect(made).not.toContain('nothing');
    expect((await store.listRelated('tea', ['blend'])).get('blend')).toHaveLength(1);
  });

  test('a related thing may have any name', async () => {
    const request = await add('odd-names');
    const created = [`${'x'.repeat(100_000)}`, 'nul\u0000', 'lone\ud800', ''].map((name, index) => ({
      kind: 'blend',
      record: { id: `odd-${index}`, name },
    }));
    await store.updateClient(request, ({ record }) => ({ record, created, result: 0 }));
    const found = (await store.listRelated('tea', ['blend'])).get('blend') ?? [];
    expect(found.filter(({ id }) => id.startsWith('odd-')).map(({ name }) => name)).toEqual(
      created.map(({ record }) => record.name),
    );
  });

  test('a client that does not exist is nobody, also by an id that a database refuses', async () => {
    for (const clientId of ['nobody', 'nul\u0000', 'x'.repeat(100_000), 'lone\ud800']) {
      const change = () => ({ record: {}, result: 0 });
      expect(await store.updateClient({ ...NOBODY, clientId }, change)).toBeUndefined();
    }
  });

  test('adding is all or nothing', async () => {
    const client = { vendor: 'tea', record: {}, secretHashes: {}, related: [], tokens: [], at: AT };
    await add('taken');
    const adding = store.addClients([
      { ...client, id: 'fresh' },
      { ...client, id: 'taken' },
    ]);
    await expect(adding).rejects.toMatchObject({ code: 'ERR_STORE_DUPLICATE' });
    await expect(adding).rejects.toBeInstanceOf(StoreFault);
    expect(await store.findClient('tea', 'fresh')).toBeUndefined();
  });

  test('a token is found by its hash with all that is known of it, and revoked once', async () => {
    await add('owner');
    const token = { id: 'tok', vendor: 'tea', clientId: 'owner', hash: 'h', prefix: 'p', scopes: ['a', 'b'] };
    await store.addToken({ ...token, label: '', createdAt: AT.toISOString() });
    expect(await store.findToken('h')).toMatchObject({ ...token, clientDisabled: false });
    await store.setDisabled('tea', 'owner', true);
    expect(await store.findToken('h')).toMatchObject({ clientDisabled: true });
    expect(await store.revokeToken('tok', AT)).toBe(true);
    await store.revokeToken('tok', new Date('2030-01-01T00:00:00Z'));
    expect(await store.findToken('h')).toMatchObject({ revokedAt: AT.toISOString() });
    expect(await store.revokeToken('other', AT)).toBe(false);
  });

  test('processes that start at the same moment migrate once', async () => {
    const fresh = await running.create();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(fresh)));
    await Promise.all(stores.map((each) => each.ping()));
    await Promise.all(stores.map((each) => each.close()));
  });
});
