import { principalOf, RefusalError } from '@clientele/server-kit';
import type { FastifyRequest } from 'fastify';
import { hashSecrets, verifySecret } from '../secrets/passwords.ts';
import type { Store } from '../store/store.ts';
import type { Change } from '../store/update-client.ts';
import type { Principal, ServerParts, VendorModule } from '../vendors/vendor.ts';
import { answeringFaults } from './answer-faults.ts';

/** What is injected in tests. */
export interface Clockwork {
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Runs a vendor's pure update inside the store's transaction. */
export function updater(
  store: Store,
  vendor: VendorModule,
  { now, newId }: Clockwork,
): ServerParts['update'] {
  return async <Reply>(request: FastifyRequest, clientId: string) => {
    const principal = principalOf<Principal>(request);
    const at = now();
    const change: Change<unknown> = async ({ record, disabled, secretHashes, related }) => {
      // The token was good a moment ago; the client may have been disabled since.
      if (disabled && principal.clientId === clientId) throw new RefusalError({ kind: 'client-not-found' });
      const secretMatches = await answerBeforehand(request.body, secretHashes);
      const context = {
        now: at,
        newId,
        principal,
        secretMatches,
        related: (kind: string) => related.get(kind) ?? [],
      };
      const result = vendor.update(record, request.body, context);
      if (!result.ok) throw new RefusalError(result.refusal);
      return {
        record: result.record,
        secretHashes: await hashSecrets(result.secrets ?? {}),
        created: result.created ?? [],
        result: result.body,
      };
    };
    const { tokenId } = principal;
    const who = {
      vendor: vendor.name,
      clientId,
      tokenId,
      requestId: request.id,
      relatedKinds: vendor.relatedKinds,
      at,
    };
    const updated = await answeringFaults(() => store.updateClient(who, change));
    if (updated === undefined) throw new RefusalError({ kind: 'client-not-found' });
    request.log.info({ tokenId, changed: updated.fields }, 'client updated');
    // The stub checks it against the contract before it is sent.
    return updated.result as Reply;
  };
}

/**
 * A vendor's update is synchronous and scrypt takes a while, so what it may ask is answered before
 * it runs: whether a top-level member of the body equals the stored secret of its name.
 */
async function answerBeforehand(
  body: unknown,
  hashes: Readonly<Record<string, string>>,
): Promise<(field: string, value: string) => boolean> {
  const matching = new Map<string, string>();
  for (const [field, value] of Object.entries(typeof body === 'object' && body !== null ? body : {})) {
    const hash = Object.hasOwn(hashes, field) ? hashes[field] : undefined;
    if (hash === undefined || typeof value !== 'string') continue;
    if (await verifySecret(value, hash)) matching.set(field, value);
  }
  return (field, value) => matching.get(field) === value;
}
