import type { FastifyRequest } from 'fastify';
import type { ClientChange, CurrentClient, Stop } from '../store/update-client.ts';
import type { VendorModule } from '../vendors/vendor.ts';
import { drawFrom, type Supplies } from './needs.ts';
import type { Reason } from './rounds.ts';

/** What a request changes by, whatever the client is by then. */
export interface ChangeParts {
  readonly vendor: VendorModule;
  readonly request: FastifyRequest;
  readonly presented: string;
  readonly now: Date;
  readonly checkAnswer: (body: unknown) => void;
}

/** Runs a vendor's pure update on a client that is locked. */
export async function changeClient(
  { record, disabled, secretHashes, related }: CurrentClient,
  supplies: Supplies,
  { vendor, request, presented, now, checkAnswer }: ChangeParts,
): Promise<ClientChange<unknown> | Stop<Reason>> {
  // The token was good a moment ago; the client may have been disabled since.
  if (disabled) return { stop: { refusal: { kind: 'client-not-found' } } };
  const { newId, secretMatches, settle } = drawFrom(supplies, secretHashes);
  const relatedOf = (kind: string) => related.get(kind) ?? [];
  const context = { now, presented, newId, secretMatches, related: relatedOf };
  const result = vendor.update(record, request.body, context);
  const settled = settle(result.ok ? result.secrets : {});
  if ('needs' in settled) return { stop: settled };
  if (!result.ok) return { stop: { refusal: { kind: 'refused', violations: result.faults } } };
  checkAnswer(result.body);
  return { ...settled, record: result.record, created: result.created ?? [], result: result.body };
}
