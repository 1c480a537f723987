import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '@clientele/semantics';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createApp } from '../../src/app.ts';
import { addClients } from '../../src/clients/add-clients.ts';
import { issueToken } from '../../src/clients/issue-token.ts';
import { findOperation } from '../../src/contract/find-operation.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import { readConfig } from '../../src/env.ts';
import type { Hasher } from '../../src/secrets/hasher.ts';
import { type DatabaseConfig, openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { VendorModule } from '../../src/vendors/vendor.ts';

/** The whole app with every vendor. */
export interface RealApp {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly log: string[];
  add(vendor: VendorModule, input: Json): Promise<string>;
  issue(vendor: VendorModule, clientId?: string): Promise<string>;
  update(vendor: VendorModule, id: string, token: string, body: unknown): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** Over the database that is given, else over SQLite in a file of its own. */
export async function startRealApp(database?: DatabaseConfig, hasher?: Hasher): Promise<RealApp> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-real-'));
  const file = join(folder, 'registry.db');
  const store = await openStore(database ?? { kind: 'sqlite', file, timeoutMs: 5000 });
  const log: string[] = [];
  const now = () => new Date('2026-03-01T12:00:00Z');
  const logStream = { write: (line: string) => void log.push(line) };
  const hashing = hasher ? { hasher } : {};
  const newId = () => crypto.randomUUID();
  const context = { store, publicUrl: 'http://registry.example', now, newId, ...hashing };
  const app = await createApp({ config: readConfig({}), store, vendors, now, logStream, ...hashing });
  return {
    app,
    store,
    log,
    add: async (vendor, input) => (await addClients([input], { ...context, vendor }))[0]?.client.id ?? '',
    issue: async (vendor, clientId) => (await issueToken(store, { vendor, clientId, now: now() })).token,
    update: async (vendor, id, token, body) => {
      const { path, method } = findOperation(await loadContract(vendor.name), vendor.idParameter);
      return app.inject({
        // Whichever it is, Fastify takes it.
        method: method as 'PATCH',
        url: `/${vendor.name}${path.replace(`{${vendor.idParameter}}`, id)}`,
        headers: {
          authorization: vendor.name === 'launchdarkly' ? token : `Bearer ${token}`,
          'content-type': 'application/json',
        },
        payload: JSON.stringify(body),
      });
    },
    close: async () => {
      await app.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
