import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Who changed which fields of which client, and when. Names of fields, never values. */
export interface AuditEntry {
  readonly id: string;
  readonly vendor: string;
  readonly clientId: string;
  readonly tokenId: string;
  readonly requestId: string;
  readonly fields: readonly string[];
  /** The client's version after the change. */
  readonly version: number;
  readonly at: string;
}

export async function addAudit(db: Kysely<Database>, entry: AuditEntry): Promise<void> {
  const { id, vendor, version, at } = entry;
  const fields = JSON.stringify(entry.fields);
  const who = { client_id: entry.clientId, token_id: entry.tokenId, request_id: entry.requestId };
  await db
    .insertInto('audit')
    .values({ id, vendor, version, at, fields, ...who })
    .execute();
}

/** The entries of one client, in the order of its versions. */
export async function listAudit(
  db: Kysely<Database>,
  vendor: string,
  clientId: string,
): Promise<AuditEntry[]> {
  const query = db.selectFrom('audit').selectAll().where('vendor', '=', vendor);
  const rows = await query.where('client_id', '=', clientId).orderBy('version').execute();
  return rows.map(({ client_id, token_id, request_id, fields, ...rest }) => ({
    ...rest,
    clientId: client_id,
    tokenId: token_id,
    requestId: request_id,
    fields: JSON.parse(fields),
  }));
}

export async function hasAudit(db: Kysely<Database>, id: string): Promise<boolean> {
  const query = db.selectFrom('audit').select('id').where('id', '=', id);
  return (await query.executeTakeFirst()) !== undefined;
}
