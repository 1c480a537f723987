import type { JsonObject } from '../json.ts';
import { type Fault, refuse } from '../shared/faults.ts';
import { readFields } from '../shared/fields.ts';
import { isObject, pick } from '../shared/json.ts';
import { serverOwnedFault, serverOwnedFaults } from '../shared/server-owned.ts';
import type { ClientRecord, UpdateContext, UpdateResult } from '../vendor.ts';
import { ECHOED_FIELDS, FORBIDDEN_FIELDS, KEPT_FIELDS, METADATA_FIELDS } from './fields.ts';
import { metadataOf } from './metadata.ts';
import { represent } from './represent.ts';
import { ruleFaults } from './rules.ts';

/**
 * Replaces the whole registration: what is not sent is cleared or has its default again.
 *
 * @see RFC 7592 section 2.2
 */
export function update(record: ClientRecord, body: unknown, context: UpdateContext): UpdateResult {
  if (!isObject(body)) return refuse([{ field: 'body', message: 'must be an object' }]);
  const metadata = readFields(body, METADATA_FIELDS);
  const echoed = readFields(body, ECHOED_FIELDS);
  const next = { ...pick(record, KEPT_FIELDS), ...metadataOf(metadata.values) };
  const faults = [
    ...serverOwnedFaults(body, Object.keys(FORBIDDEN_FIELDS)),
    ...metadata.faults,
    ...(echoed.faults.length > 0 ? echoed.faults : echoFaults(record, echoed.values, context)),
    ...ruleFaults(next),
  ];
  if (faults.length > 0) return refuse(withOneCode(faults).toSorted(byField));
  return { ok: true, record: next, body: represent(next, context) };
}

function echoFaults(
  record: ClientRecord,
  { client_id: id, client_secret: secret }: JsonObject,
  { secretMatches }: UpdateContext,
): readonly Fault[] {
  const otherId = id !== undefined && id !== record['client_id'];
  const otherSecret = typeof secret === 'string' && !secretMatches('client_secret', secret);
  return [...(otherId ? ['client_id'] : []), ...(otherSecret ? ['client_secret'] : [])].map(serverOwnedFault);
}

/** `invalid_redirect_uri` stands only where nothing else is wrong. */
function withOneCode(faults: readonly Fault[]): readonly Fault[] {
  if (faults.every(({ code }) => code === 'invalid_redirect_uri')) return faults;
  return faults.map((fault) => ({ ...fault, code: 'invalid_client_metadata' }));
}

/** In alphabetical order; members of one list stay in theirs, since sorting is stable. */
function byField(a: Fault, b: Fault): number {
  const [first = '', second = ''] = [a, b].map(({ field }) => field.split('[')[0]);
  return first < second ? -1 : Number(first > second);
}
