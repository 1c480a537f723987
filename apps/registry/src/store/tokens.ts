import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** A token as the store keeps it. */
export interface StoredToken {
  readonly id: string;
  readonly vendor: string;
  readonly clientId?: string;
  readonly hash: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
}

/** A token to be added. */
export type NewToken = Omit<StoredToken, 'revokedAt'>;

/** A token, and whether the client that it belongs to is disabled. */
export type FoundToken = StoredToken & { readonly clientDisabled: boolean };

/** What tokens to list; all, without any of these. */
export interface TokenFilter {
  readonly vendor?: string | undefined;
  readonly clientId?: string | undefined;
  readonly label?: string | undefined;
}

type TokenRow = Database['tokens'];

export async function insertToken(db: Kysely<Database>, token: NewToken): Promise<void> {
  await db
    .insertInto('tokens')
    .values({
      id: token.id,
      vendor: token.vendor,
      client_id: token.clientId ?? null,
      hash: token.hash,
      prefix: token.prefix,
      scopes: JSON.stringify(token.scopes),
      label: token.label,
      created_at: token.createdAt,
      expires_at: token.expiresAt ?? null,
      revoked_at: null,
    })
    .execute();
}

/** The token of this hash, whether or not it is still good. */
export async function findToken(db: Kysely<Database>, hash: string): Promise<FoundToken | undefined> {
  const row = await db
    .selectFrom('tokens')
    .leftJoin('clients', (join) =>
      join.onRef('clients.vendor', '=', 'tokens.vendor').onRef('clients.id', '=', 'tokens.client_id'),
    )
    .selectAll('tokens')
    .select('clients.disabled')
    .where('tokens.hash', '=', hash)
    .executeTakeFirst();
  return row && { ...toToken(row), clientDisabled: row.disabled === 1 };
}

/** Tokens, oldest first, the revoked and expired ones included. */
export async function listTokens(db: Kysely<Database>, filter: TokenFilter = {}): Promise<StoredToken[]> {
  let query = db.selectFrom('tokens').selectAll().orderBy('created_at').orderBy('id');
  if (filter.vendor !== undefined) query = query.where('vendor', '=', filter.vendor);
  if (filter.clientId !== undefined) query = query.where('client_id', '=', filter.clientId);
  if (filter.label !== undefined) query = query.where('label', '=', filter.label);
  return (await query.execute()).map(toToken);
}

/** Revokes a token; false when there is none of this id. An earlier revocation keeps its moment. */
export async function revokeToken(db: Kysely<Database>, id: string, at: Date): Promise<boolean> {
  const update = db.updateTable('tokens').set((eb) => ({
    revoked_at: eb.fn.coalesce('revoked_at', eb.val(at.toISOString())),
  }));
  return (await update.where('id', '=', id).executeTakeFirst()).numUpdatedRows > 0n;
}

function toToken(row: TokenRow): StoredToken {
  return {
    id: row.id,
    vendor: row.vendor,
    ...(row.client_id === null ? {} : { clientId: row.client_id }),
    hash: row.hash,
    prefix: row.prefix,
    scopes: JSON.parse(row.scopes),
    label: row.label,
    createdAt: row.created_at,
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}
