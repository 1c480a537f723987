import { type Fault, refuse } from '../shared/faults.ts';
import { readFields } from '../shared/fields.ts';
import { isObject, pick } from '../shared/json.ts';
import { serverOwnedFaults } from '../shared/server-owned.ts';
import type { ClientRecord, UpdateResult } from '../vendor.ts';
import { SERVER_FIELDS, SHOWN_FIELDS, UPDATE_FIELDS } from './fields.ts';
import { withPrimaryFirst } from './primary-redirect-uri.ts';
import { ruleFaults } from './rules.ts';

/** Merges the fields that were sent; the rules run on the client as it would be afterwards. */
export function update(record: ClientRecord, body: unknown): UpdateResult {
  if (!isObject(body)) return refuse([{ field: 'body', message: 'must be an object' }]);
  const { values, faults: typeFaults } = readFields(body, UPDATE_FIELDS);
  const { primary_redirect_uri: primary, ...changes } = values;
  const merged = withPrimaryFirst({ ...record, ...changes }, primary);
  const faults: readonly Fault[] = [
    ...serverOwnedFaults(body, Object.keys(SERVER_FIELDS)),
    ...typeFaults,
    ...merged.faults,
    ...ruleFaults(merged.client),
  ];
  if (faults.length > 0) return refuse(faults);
  return { ok: true, record: merged.client, body: pick(merged.client, SHOWN_FIELDS) };
}
