import type {
  ClientRecord,
  RelatedEntry,
  RelatedRecord,
  UpdateContext,
  UpdateResult,
  VendorSemantics,
} from './vendor.ts';

/** A client in memory, with its secrets in clear, and the related things that its vendor has. */
export interface KeptClient {
  readonly record: ClientRecord;
  readonly secrets: Readonly<Record<string, string>>;
  readonly related: readonly RelatedEntry[];
}

/** What an update may know that is not kept. */
export type Circumstances = Pick<UpdateContext, 'newId' | 'now' | 'presented'>;

/** What an update of a kept client may know. */
export function contextOf({ secrets, related }: KeptClient, circumstances: Circumstances): UpdateContext {
  return {
    ...circumstances,
    secretMatches: (field, value) => Object.hasOwn(secrets, field) && secrets[field] === value,
    related: (kind): readonly RelatedRecord[] =>
      related.filter((entry) => entry.kind === kind).map(({ record }) => record),
  };
}

/**
 * Updates a client in memory: the next update is of the `kept` that this one gives. A refusal keeps what was.
 *
 * @example
 * ```ts
 * const { result, kept } = updateKept(vendor, client, body, { now: new Date(), newId: randomUUID, presented });
 * ```
 */
export function updateKept(
  vendor: Pick<VendorSemantics, 'update'>,
  client: KeptClient,
  body: unknown,
  circumstances: Circumstances,
): { readonly result: UpdateResult; readonly kept: KeptClient } {
  const result = vendor.update(client.record, body, contextOf(client, circumstances));
  if (!result.ok) return { result, kept: client };
  const secrets = { ...client.secrets, ...result.secrets };
  const related = [...client.related, ...(result.created ?? [])];
  return { result, kept: { record: result.record, secrets, related } };
}
