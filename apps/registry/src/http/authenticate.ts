import { toClientId } from '@clientele/semantics';
import type { Authenticate, Authenticated } from '@clientele/server-kit';
import { hashToken } from '../secrets/tokens.ts';
import type { Store } from '../store/store.ts';
import type { FoundToken } from '../store/tokens.ts';
import type { Principal, VendorModule } from '../vendors/vendor.ts';
import type { Allowance } from './allowance.ts';
import { answeringFaults } from './answer-faults.ts';

/**
 * Finds the token that a request presents and judges whether it may update the addressed client.
 * Unknown, expired and revoked tokens, another vendor's, and those of a disabled client get the same
 * answer, so that nobody learns which of them a token is; only requests that may go on are counted.
 */
export function authenticator(
  store: Store,
  vendor: VendorModule,
  now: () => Date,
  allowance: Allowance,
): Authenticate {
  return async (_request, { credential, scopes, parameters }): Promise<Authenticated> => {
    const token = await answeringFaults(() => store.findToken(hashToken(credential)));
    if (!token || !isGood(token, vendor, now())) return { ok: false, reason: 'unknown' };
    const owned =
      token.clientId === undefined
        ? !vendor.tokenPerClient
        : token.clientId === toClientId(vendor, String(parameters[vendor.idParameter]));
    if (!owned) return { ok: false, reason: vendor.tokenPerClient ? 'foreign' : 'forbidden' };
    const needed = [...vendor.requiredScopes, ...scopes];
    if (!needed.every((scope) => token.scopes.includes(scope))) return { ok: false, reason: 'forbidden' };
    await allowance(token.id);
    return { ok: true, principal: toPrincipal(token, credential) };
  };
}

function isGood(token: FoundToken, vendor: VendorModule, now: Date): boolean {
  const expired = token.expiresAt !== undefined && new Date(token.expiresAt) <= now;
  return token.vendor === vendor.name && !expired && token.revokedAt === undefined && !token.clientDisabled;
}

function toPrincipal({ id, clientId, scopes }: FoundToken, presented: string): Principal {
  return { tokenId: id, ...(clientId === undefined ? {} : { clientId }), scopes, presented };
}
