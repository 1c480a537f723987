import type { RelatedRecord } from '@clientele/semantics';
import { type Kysely, sql } from 'kysely';
import { type AuditEntry, listAudit } from './audit.ts';
import {
  addClients,
  findClient,
  hasClients,
  listClients,
  type NewClient,
  type StoredClient,
  setDisabled,
} from './clients.ts';
import { toStoreFault } from './faults.ts';
import { listRelated } from './related.ts';
import type { Database } from './schema.ts';
import {
  type FoundToken,
  findToken,
  insertToken,
  listTokens,
  type NewToken,
  revokeToken,
  type StoredToken,
  type TokenFilter,
} from './tokens.ts';
import { type Change, type Stop, type Updated, type UpdateRequest, updateClient } from './update-client.ts';

/**
 * Keeps clients and tokens; knows no vendor. Every method rejects with a `StoreFault` when the
 * database fails, and has then changed nothing.
 */
export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  addClients(clients: readonly NewClient[]): Promise<void>;
  findClient(vendor: string, id: string): Promise<StoredClient | undefined>;
  listClients(vendor?: string): Promise<StoredClient[]>;
  hasClients(vendor: string): Promise<boolean>;
  setDisabled(vendor: string, id: string, disabled: boolean): Promise<boolean>;
  listRelated(vendor: string, kinds: readonly string[]): Promise<Map<string, RelatedRecord[]>>;
  addToken(token: NewToken): Promise<void>;
  findToken(hash: string): Promise<FoundToken | undefined>;
  listTokens(filter?: TokenFilter): Promise<StoredToken[]>;
  revokeToken(id: string, at: Date): Promise<boolean>;
  listAudit(vendor: string, clientId: string): Promise<AuditEntry[]>;
  /**
   * Reads a client, lets `change` make the next one of it, and writes that, in one transaction: of two
   * updates at the same time the second sees what the first has written. An update that changes
   * nothing writes nothing, and neither does one that stops, or whose `change` throws; the stop is
   * returned, the error passed on. Undefined when there is no such client.
   */
  updateClient<Result, Reason = never>(
    request: UpdateRequest,
    change: Change<Result, Reason>,
  ): Promise<Updated<Result> | Stop<Reason> | undefined>;
  close(): Promise<void>;
}

/** Puts the queries together. `reads` may be a second connection, so that reading never waits for a writer. */
export function createStore(kind: Store['kind'], db: Kysely<Database>, reads: Kysely<Database>): Store {
  return {
    kind,
    ping: () => translatingFaults(async () => void (await sql`SELECT 1 FROM migrations`.execute(reads))),
    addClients: (clients) => translatingFaults(() => addClients(db, clients)),
    findClient: (vendor, id) => translatingFaults(() => findClient(reads, vendor, storable(id))),
    listClients: (vendor) => translatingFaults(() => listClients(reads, vendor)),
    hasClients: (vendor) => translatingFaults(() => hasClients(reads, vendor)),
    setDisabled: (vendor, id, disabled) =>
      translatingFaults(() => setDisabled(db, vendor, storable(id), disabled)),
    listRelated: (vendor, kinds) => translatingFaults(() => listRelated(reads, vendor, kinds)),
    addToken: (token) => translatingFaults(() => insertToken(db, token)),
    findToken: (hash) => translatingFaults(() => findToken(reads, hash)),
    listTokens: (filter) => translatingFaults(() => listTokens(reads, filter)),
    revokeToken: (id, at) => translatingFaults(() => revokeToken(db, storable(id), at)),
    listAudit: (vendor, clientId) => translatingFaults(() => listAudit(reads, vendor, storable(clientId))),
    updateClient: async (request, change) => {
      const clientId = storable(request.clientId);
      const ended = await translatingFaults(() => updateClient(db, kind, { ...request, clientId }, change));
      if (ended !== undefined && 'error' in ended) throw ended.error;
      return ended;
    },
    close: async () => {
      await Promise.all([db.destroy(), reads === db ? undefined : reads.destroy()]);
    },
  };
}

async function translatingFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toStoreFault(error);
  }
}

/** PostgreSQL refuses text with a NUL; no id has one, and neither has what replaces it here. */
function storable(id: string): string {
  return id.replaceAll('\0', '\u{FFFD}');
}
