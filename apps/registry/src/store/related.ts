import { createHash } from 'node:crypto';
import type { RelatedEntry, RelatedRecord } from '@clientele/semantics';
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** All related things of these kinds, by kind. */
export async function listRelated(
  db: Kysely<Database>,
  vendor: string,
  kinds: readonly string[],
): Promise<Map<string, RelatedRecord[]>> {
  const found = new Map<string, RelatedRecord[]>(kinds.map((kind) => [kind, []]));
  if (kinds.length === 0) return found;
  const query = db.selectFrom('related').select(['kind', 'data']).where('vendor', '=', vendor);
  const rows = await query.where('kind', 'in', kinds).orderBy('id').execute();
  for (const { kind, data } of rows) found.get(kind)?.push(JSON.parse(data));
  return found;
}

/**
 * Adds related things. One whose id exists already is kept as it is ('keep'), or ends the
 * transaction ('refuse'); one whose name exists under another id always ends it.
 */
export async function addRelated(
  db: Kysely<Database>,
  vendor: string,
  entries: readonly RelatedEntry[],
  existing: 'keep' | 'refuse',
): Promise<void> {
  for (const { kind, record } of entries) {
    const name_hash = createHash('sha256').update(record.name).digest('hex');
    const row = { vendor, kind, id: record.id, name_hash, data: JSON.stringify(record) };
    const insert = db.insertInto('related').values(row);
    const onConflict = insert.onConflict((conflict) =>
      conflict.columns(['vendor', 'kind', 'id']).doNothing(),
    );
    await (existing === 'keep' ? onConflict : insert).execute();
  }
}
