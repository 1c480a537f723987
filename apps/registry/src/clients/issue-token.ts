import { randomUUID } from 'node:crypto';
import { toClientId } from '@clientele/semantics';
import { neededScopes } from '../contract/needed-scopes.ts';
import { hashToken, newToken, tokenPrefix } from '../secrets/tokens.ts';
import type { Store } from '../store/store.ts';
import type { NewToken } from '../store/tokens.ts';
import type { VendorModule } from '../vendors/vendor.ts';
import { Problem } from './problem.ts';

/** What a token may do, and for how long. */
export interface TokenOrder {
  readonly vendor: VendorModule;
  /** The one client that it may update; required where every token belongs to a client. */
  readonly clientId?: string | undefined;
  /** Default: what an update at this vendor needs. */
  readonly scopes?: readonly string[] | undefined;
  readonly expiresAt?: Date | undefined;
  readonly label?: string;
  readonly now: Date;
}

/** The token itself is nowhere else: the store keeps its hash. */
export interface IssuedToken {
  readonly token: string;
  readonly stored: NewToken;
}

/**
 * Issues a token.
 *
 * @throws {Problem} when the order is no good. @throws {StoreFault}
 * @example
 * ```ts
 * const { token } = await issueToken(store, { vendor, clientId: 'abc', now: new Date() });
 * ```
 */
export async function issueToken(store: Store, order: TokenOrder): Promise<IssuedToken> {
  const { vendor, expiresAt, label = '', now } = order;
  const clientId = order.clientId === undefined ? undefined : toClientId(vendor, order.clientId);
  if (vendor.tokenPerClient && clientId === undefined) {
    throw new Problem(
      'ERR_CLIENT_REQUIRED',
      `At ${vendor.name} a token belongs to one client: say which with --client.`,
    );
  }
  if (clientId !== undefined && (await store.findClient(vendor.name, clientId)) === undefined) {
    throw new Problem(
      'ERR_CLIENT_UNKNOWN',
      `${vendor.name} has no client ${clientId}. See "registry clients list".`,
    );
  }
  if (expiresAt && expiresAt <= now)
    throw new Problem('ERR_TOKEN_EXPIRED', 'The token would be expired from the start.');
  const scopes = order.scopes ?? (await neededScopes(vendor));
  const token = newToken();
  const stored: NewToken = {
    id: randomUUID(),
    vendor: vendor.name,
    ...(clientId === undefined ? {} : { clientId }),
    hash: hashToken(token),
    prefix: tokenPrefix(token),
    scopes,
    label,
    createdAt: now.toISOString(),
    ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
  };
  await store.addToken(stored);
  return { token, stored };
}
