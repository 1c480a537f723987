import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ClientRecord, RelatedEntry, RelatedRecord } from '@clientele/semantics';
import type { Kysely, Transaction } from 'kysely';
import { addAudit, hasAudit } from './audit.ts';
import { type StoredClient, toClient } from './clients.ts';
import { addRelated, listRelated } from './related.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

/** Which client is to be updated, and who asks. */
export interface UpdateRequest {
  readonly vendor: string;
  readonly clientId: string;
  readonly tokenId: string;
  readonly requestId: string;
  readonly relatedKinds: readonly string[];
  readonly at: Date;
}

/** The client as it is now, locked until the update ends. */
export interface CurrentClient extends StoredClient {
  readonly related: ReadonlyMap<string, readonly RelatedRecord[]>;
}

/** What the client becomes. */
export interface ClientChange<Result> {
  readonly record: ClientRecord;
  readonly secretHashes?: Readonly<Record<string, string>>;
  readonly created?: readonly RelatedEntry[];
  readonly result: Result;
}

/** Nothing is written, and this is why. */
export interface Stop<Reason> {
  readonly stop: Reason;
}

/** What was written. */
export interface Updated<Result> {
  readonly result: Result;
  /** Names of the fields that changed; empty when nothing was written. */
  readonly fields: readonly string[];
}

/** May run more than once. It holds a lock that others wait for, so that slow work is a reason to stop. */
export type Change<Result, Reason> = (
  client: CurrentClient,
) => ClientChange<Result> | Stop<Reason> | Promise<ClientChange<Result> | Stop<Reason>>;

/** The change failed, which is no fault of the database; nothing is written. */
export interface Failed {
  readonly error: unknown;
}

/** @returns undefined when there is no such client. */
export async function updateClient<Result, Reason>(
  db: Kysely<Database>,
  kind: 'sqlite' | 'postgres',
  request: UpdateRequest,
  change: Change<Result, Reason>,
): Promise<Updated<Result> | Stop<Reason> | Failed | undefined> {
  const auditId = randomUUID();
  const work = async (transaction: Transaction<Database>) => {
    const client = await lockClient(transaction, kind, request);
    if (client === undefined) return undefined;
    const related = await listRelated(transaction, request.vendor, request.relatedKinds);
    const next = await decide(change, { ...client, related });
    if ('stop' in next || 'error' in next) return next;
    const fields = await write(transaction, client, next, request, auditId);
    return { result: next.result, fields };
  };
  // Whoever holds the lock has finished, one way or the other, once it can be taken again.
  const wasCommitted = () =>
    transact(db, async (transaction) => {
      await lockClient(transaction, kind, request);
      return hasAudit(transaction, auditId);
    });
  const keeps = (ended: object | undefined) => ended !== undefined && 'fields' in ended;
  return transact(db, work, { keeps, wasCommitted });
}

async function decide<Result, Reason>(
  change: Change<Result, Reason>,
  client: CurrentClient,
): Promise<ClientChange<Result> | Stop<Reason> | Failed> {
  try {
    return await change(client);
  } catch (error) {
    return { error };
  }
}

async function lockClient(db: Transaction<Database>, kind: string, { vendor, clientId }: UpdateRequest) {
  const query = db.selectFrom('clients').selectAll().where('vendor', '=', vendor).where('id', '=', clientId);
  // SQLite has locked the whole file at BEGIN IMMEDIATE.
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row && toClient(row);
}

async function write(
  db: Transaction<Database>,
  client: StoredClient,
  { record, secretHashes = {}, created = [] }: ClientChange<unknown>,
  { vendor, clientId, tokenId, requestId, at: now }: UpdateRequest,
  auditId: string,
): Promise<readonly string[]> {
  const fields = changedFields(client.record, record, Object.keys(secretHashes));
  if (fields.length === 0 && created.length === 0) return fields;
  const at = now.toISOString();
  const version = client.version + 1;
  const secrets = JSON.stringify({ ...client.secretHashes, ...secretHashes });
  await addRelated(db, vendor, created, 'refuse');
  await db
    .updateTable('clients')
    .set({ record: JSON.stringify(record), secrets, version, updated_at: at })
    .where('vendor', '=', vendor)
    .where('id', '=', clientId)
    .execute();
  await addAudit(db, { id: auditId, vendor, clientId, tokenId, requestId, fields, version, at });
  return fields;
}

function changedFields(before: ClientRecord, after: ClientRecord, secrets: string[]): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return [...new Set([...changed, ...secrets])].sort();
}
