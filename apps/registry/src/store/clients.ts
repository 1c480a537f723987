import type { ClientRecord, RelatedEntry } from '@clientele/semantics';
import type { Kysely } from 'kysely';
import { addRelated } from './related.ts';
import type { Database } from './schema.ts';
import { insertToken, type NewToken } from './tokens.ts';
import { transact } from './transact.ts';

/** A client as the store keeps it: the vendor's record, and what is the registry's own. */
export interface StoredClient {
  readonly vendor: string;
  readonly id: string;
  readonly record: ClientRecord;
  /** By field; hashes, never the secrets. */
  readonly secretHashes: Readonly<Record<string, string>>;
  readonly version: number;
  readonly disabled: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A client to be added, with all that must come with it or not at all. */
export interface NewClient {
  readonly vendor: string;
  readonly id: string;
  readonly record: ClientRecord;
  readonly secretHashes: Readonly<Record<string, string>>;
  readonly related: readonly RelatedEntry[];
  readonly tokens: readonly NewToken[];
  readonly at: Date;
}

type ClientRow = Database['clients'];

/** Adds all of them or none. */
export async function addClients(db: Kysely<Database>, clients: readonly NewClient[]): Promise<void> {
  await transact(db, async (transaction) => {
    for (const client of clients) {
      const at = client.at.toISOString();
      const { vendor, id } = client;
      const record = JSON.stringify(client.record);
      const secrets = JSON.stringify(client.secretHashes);
      const row = { vendor, id, record, secrets, version: 1, disabled: 0, created_at: at, updated_at: at };
      await transaction.insertInto('clients').values(row).execute();
      await addRelated(transaction, vendor, client.related, 'keep');
      for (const token of client.tokens) await insertToken(transaction, token);
    }
  });
}

/** The client of this id, or undefined. */
export async function findClient(
  db: Kysely<Database>,
  vendor: string,
  id: string,
): Promise<StoredClient | undefined> {
  const query = db.selectFrom('clients').selectAll().where('vendor', '=', vendor).where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row && toClient(row);
}

/** All clients, or those of one vendor, by vendor and age. */
export async function listClients(db: Kysely<Database>, vendor?: string): Promise<StoredClient[]> {
  const all = db.selectFrom('clients').selectAll().orderBy('vendor').orderBy('created_at').orderBy('id');
  const rows = await (vendor === undefined ? all : all.where('vendor', '=', vendor)).execute();
  return rows.map(toClient);
}

/** Has the vendor any client? */
export async function hasClients(db: Kysely<Database>, vendor: string): Promise<boolean> {
  const query = db.selectFrom('clients').select('id').where('vendor', '=', vendor).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Disables or enables a client; false when there is none. */
export async function setDisabled(
  db: Kysely<Database>,
  vendor: string,
  id: string,
  disabled: boolean,
): Promise<boolean> {
  const update = db.updateTable('clients').set({ disabled: disabled ? 1 : 0 });
  const result = await update.where('vendor', '=', vendor).where('id', '=', id).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** A row as the rest of the program sees it. */
export function toClient(row: ClientRow): StoredClient {
  return {
    vendor: row.vendor,
    id: row.id,
    record: JSON.parse(row.record),
    secretHashes: JSON.parse(row.secrets),
    version: row.version,
    disabled: row.disabled === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
