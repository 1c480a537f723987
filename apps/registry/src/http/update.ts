import { idViolation, toClientId } from '@clientele/semantics';
import { principalOf, RefusalError } from '@clientele/server-kit';
import type { FastifyRequest } from 'fastify';
import type { Hasher } from '../secrets/hasher.ts';
import type { Store } from '../store/store.ts';
import type { Principal, ServerParts, VendorModule } from '../vendors/vendor.ts';
import { answeringFaults } from './answer-faults.ts';
import { changeClient } from './change.ts';
import { supply } from './needs.ts';
import { inRounds } from './rounds.ts';

/** What an update needs besides the store; injected in tests. */
export interface UpdateParts {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly hasher: Hasher;
  /** Throws before the commit, while an answer that breaks the contract can still be taken back. */
  readonly checkAnswer: (body: unknown) => void;
}

/** Runs a vendor's pure update inside the store's transaction, and what is slow outside of it. */
export function updater(store: Store, vendor: VendorModule, parts: UpdateParts): ServerParts['update'] {
  return async <Reply>(request: FastifyRequest, rawId: string) => {
    const violation = idViolation(vendor, rawId);
    if (violation) throw new RefusalError({ kind: 'invalid-parameters', violations: [violation] });
    const { name, relatedKinds } = vendor;
    const { tokenId, presented } = principalOf<Principal>(request);
    const now = parts.now();
    const clientId = toClientId(vendor, rawId);
    const who = { vendor: name, clientId, tokenId, requestId: request.id, relatedKinds, at: now };
    const by = { vendor, request, presented, now, checkAnswer: parts.checkAnswer };
    const ended = await answeringFaults(() =>
      inRounds(
        (supplies) => store.updateClient(who, (client) => changeClient(client, supplies, by)),
        (supplies, needs) => supply(supplies, needs, parts),
      ),
    );
    if ('refusal' in ended) throw new RefusalError(ended.refusal);
    request.log.info({ tokenId, changed: ended.fields }, 'client updated');
    // The stub checks it against the contract before it is sent.
    return ended.result as Reply;
  };
}
