import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ServerWorld } from '@clientele/contract-testing';
import { exampleIds, exampleNow as now } from '@clientele/semantics/example';
import { parse } from 'yaml';
import { createAllowance } from '../../src/http/allowance.ts';
import {
  addClients,
  type Config,
  issueToken,
  type Json,
  readConfig,
  startRegistry,
  type VendorModule,
} from '../../src/index.ts';
import { cheapHasher as hasher } from '../support/cheap-hasher.ts';
import { openRaw, type RawDatabase } from './raw-database.ts';

/** In an order in which rows can be put in. */
const tables = ['clients', 'related', 'tokens', 'audit'];

/** More than a scenario needs, few enough to be used up. */
const rateLimit = 3;

/** The machine below a registry, as far as a test breaks it. */
export interface Machine {
  readonly database: Config['database'];
  /** Puts the database out of the registry's reach; gives what undoes it. */
  disconnect(raw: RawDatabase): Promise<() => Promise<void>>;
}

/** The one record from which every scenario of a contract starts. */
export function startingClient(name: string): { [field: string]: Json } {
  const specs = resolve(import.meta.dirname, '../../../../specs');
  return parse(readFileSync(join(specs, name, 'starting-client.yaml'), 'utf8')).client;
}

/** A running registry that holds a vendor's starting client, and means to bring every scenario about. */
export async function openWorld(vendor: VendorModule, machine: Machine): Promise<ServerWorld> {
  let nextId = exampleIds();
  const config = { ...readConfig({ PORT: '0', LOG_LEVEL: 'silent' }), database: machine.database };
  let allowance = createAllowance(rateLimit, now);
  const registry = await startRegistry(config, {
    now,
    newId: () => nextId(),
    hasher,
    allowance: (tokenId) => allowance(tokenId),
  });
  const raw = await openRaw(machine.database);
  const tokens = new Map<string, string>();
  let mend = async () => {};

  const snapshot = async () => {
    const clients = await raw.rows('SELECT * FROM clients ORDER BY vendor, id');
    const related = await raw.rows('SELECT * FROM related ORDER BY vendor, kind, id');
    const audit = await raw.rows('SELECT * FROM audit ORDER BY id');
    return JSON.stringify({ clients, related, audit });
  };

  const seed = async () => {
    const { store, url } = registry;
    const context = { store, vendor, publicUrl: url, now, newId: () => crypto.randomUUID(), hasher };
    const client = startingClient(vendor.name);
    const id = String(client[vendor.idField]);
    await addClients([client], context);
    const { registration_access_token: imported, ...rest } = client;
    const otherId = '4f1d2c3b-0000-4000-8000-00000000000f';
    await addClients([{ ...rest, [vendor.idField]: otherId }], context);
    const issue = async (order: { clientId?: string; scopes?: readonly string[] }) =>
      (await issueToken(store, { vendor, now: now(), ...order })).token;
    const owner = vendor.tokenPerClient ? { clientId: id } : {};
    tokens.set('valid', typeof imported === 'string' ? imported : await issue(owner));
    tokens.set('forbidden', await issue({ ...owner, scopes: [] }));
    tokens.set('foreign', await issue({ clientId: otherId }));
    tokens.set('unknown', 'a-token-that-nobody-issued');
  };

  await seed();
  // Seeding derives a key per secret; its outcome is kept and put back.
  for (const table of tables) await raw.run(`CREATE TABLE saved_${table} AS SELECT * FROM ${table}`);

  return {
    url: `${registry.url}/${vendor.name}`,
    rateLimit,
    snapshot,
    token: (kind) => tokens.get(kind) ?? '',
    clientId: (kind) => (kind === 'unknown' ? '4f1d2c3b-0000-4000-8000-0000000000ff' : 'no-uuid'),
    async reset() {
      nextId = exampleIds();
      allowance = createAllowance(rateLimit, now);
      await raw.run(
        'BEGIN',
        ...[...tables].reverse().map((table) => `DELETE FROM ${table}`),
        ...tables.map((table) => `INSERT INTO ${table} SELECT * FROM saved_${table}`),
        'COMMIT',
      );
    },
    async mendStore() {
      await mend();
      mend = async () => {};
    },
    async breakStore(how) {
      if (how === 'unavailable') mend = await machine.disconnect(raw);
      else {
        await raw.run('ALTER TABLE clients RENAME TO clients_away');
        mend = () => raw.run('ALTER TABLE clients_away RENAME TO clients');
      }
    },
    async close() {
      await mend();
      await raw.close();
      await registry.close();
    },
  };
}
