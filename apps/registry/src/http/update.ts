import { principalOf, RefusalError } from '@clientele/server-kit';
import type { FastifyRequest } from 'fastify';
import type { Hasher } from '../secrets/hasher.ts';
import type { Store } from '../store/store.ts';
import type { Change } from '../store/update-client.ts';
import { toClientId } from '../vendors/to-client-id.ts';
import type { Principal, ServerParts, VendorModule } from '../vendors/vendor.ts';
import { answeringFaults } from './answer-faults.ts';
import { SecretWork } from './secret-work.ts';

/** What an update needs besides the store; injected in tests. */
export interface UpdateParts {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly hasher: Hasher;
  /** Throws before the commit, while an answer that breaks the contract can still be taken back. */
  readonly checkAnswer: (body: unknown) => void;
}

/** Runs a vendor's pure update inside the store's transaction. */
export function updater(
  store: Store,
  vendor: VendorModule,
  { now, newId, hasher, checkAnswer }: UpdateParts,
): ServerParts['update'] {
  return async <Reply>(request: FastifyRequest, rawId: string) => {
    const clientId = toClientId(vendor, rawId);
    const principal = principalOf<Principal>(request);
    const { tokenId } = principal;
    const at = now();
    const work = new SecretWork(hasher);
    const replay = replayable(newId);
    const change: Change<unknown> = async ({ record, disabled, secretHashes, related }) => {
      // The token was good a moment ago; the client may have been disabled since.
      if (disabled) throw new RefusalError({ kind: 'client-not-found' });
      const context = {
        now: at,
        newId: replay(),
        principal,
        secretMatches: work.matcher(request.body, secretHashes),
        related: (kind: string) => related.get(kind) ?? [],
      };
      const result = vendor.update(record, request.body, context);
      if (!result.ok) throw new RefusalError(result.refusal);
      checkAnswer(result.body);
      return {
        record: result.record,
        secretHashes: work.hashesOf(result.secrets ?? {}),
        created: result.created ?? [],
        result: result.body,
      };
    };
    const { name, relatedKinds } = vendor;
    const who = { vendor: name, clientId, tokenId, requestId: request.id, relatedKinds, at };
    const updated = await answeringFaults(async () => {
      if (namesSecret(request.body, vendor)) {
        const client = await store.findClient(name, clientId);
        if (client && !client.disabled) await work.verify(request.body, client.secretHashes);
      }
      return work.run(() => store.updateClient(who, change));
    });
    if (updated === undefined) throw new RefusalError({ kind: 'client-not-found' });
    request.log.info({ tokenId, changed: updated.fields }, 'client updated');
    // The stub checks it against the contract before it is sent.
    return updated.result as Reply;
  };
}

function namesSecret(body: unknown, { secretFields }: VendorModule): boolean {
  return (
    typeof body === 'object' && body !== null && secretFields.some((field) => Object.hasOwn(body, field))
  );
}

/** An update that runs again gets the ids of its first run. */
function replayable(newId: () => string): () => () => string {
  const made: string[] = [];
  return () => {
    let next = 0;
    return () => {
      const id = made[next] ?? newId();
      made[next] = id;
      next += 1;
      return id;
    };
  };
}
