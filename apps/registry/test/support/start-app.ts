import type { Json } from '@clientele/semantics';
import type { FastifyInstance } from 'fastify';
import { type AppParts, createApp } from '../../src/app.ts';
import { addClients } from '../../src/clients/add-clients.ts';
import { issueToken, type TokenOrder } from '../../src/clients/issue-token.ts';
import { readConfig } from '../../src/env.ts';
import type { Store } from '../../src/store/store.ts';
import type { VendorModule } from '../../src/vendors/vendor.ts';
import { mug } from './mug.ts';
import { tea } from './tea.ts';

/** The app over two invented vendors, and all that it logged. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly log: string[];
  readonly clock: { now: Date };
  add(vendor: VendorModule, ...inputs: Json[]): Promise<void>;
  issue(vendor: VendorModule, order?: Partial<TokenOrder>): Promise<{ token: string; id: string }>;
  /** Sends an update and gives status, body and headers. */
  send(token: string | undefined, url: string, body: Json): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
}

export async function startApp(store: Store, parts: Partial<AppParts> = {}): Promise<TestApp> {
  const log: string[] = [];
  const clock = { now: new Date('2026-03-01T12:00:00Z') };
  const now = () => clock.now;
  const logStream = { write: (line: string) => void log.push(line) };
  const app = await createApp({
    config: readConfig({}),
    store,
    vendors: [tea, mug],
    now,
    logStream,
    ...parts,
  });
  const context = { store, publicUrl: 'http://registry.example', now, newId: () => crypto.randomUUID() };
  return {
    app,
    log,
    clock,
    add: async (vendor, ...inputs) => void (await addClients(inputs, { ...context, vendor })),
    issue: async (vendor, order) => {
      const { token, stored } = await issueToken(store, {
        scopes: vendor.requiredScopes,
        ...order,
        vendor,
        now: now(),
      });
      return { token, id: stored.id };
    },
    send: async (token, url, body) => {
      const response = await app.inject({
        method: url.startsWith('/tea') ? 'PATCH' : 'PUT',
        url,
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        payload: JSON.stringify(body),
      });
      return { status: response.statusCode, body: response.json(), headers: response.headers };
    },
  };
}
