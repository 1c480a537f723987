import { type Fault, refuse } from '../shared/faults.ts';
import { readFields } from '../shared/fields.ts';
import { isObject, pick } from '../shared/json.ts';
import { serverOwnedFaults } from '../shared/server-owned.ts';
import type { ClientRecord, UpdateContext, UpdateResult } from '../vendor.ts';
import { SERVER_FIELDS, SHOWN_FIELDS, UPDATE_FIELDS } from './fields.ts';
import { ruleFaults } from './rules.ts';
import { touch } from './touch.ts';

/** Merges the fields that were sent; the rules run on the client as it would be afterwards. */
export function update(record: ClientRecord, body: unknown, { now }: UpdateContext): UpdateResult {
  if (!isObject(body)) return refuse([{ field: 'body', message: 'must be an object' }]);
  const { values, faults: typeFaults } = readFields(body, UPDATE_FIELDS);
  const merged = { ...record, ...values };
  const faults = [
    ...serverOwnedFaults(body, Object.keys(SERVER_FIELDS)),
    ...(typeFaults.length > 0 ? typeFaults : ruleFaults(merged)),
  ];
  if (faults.length > 0) return refuse(faults.toSorted(byField));
  const next = touch(record, merged, now);
  return { ok: true, record: next, body: { client: pick(next, SHOWN_FIELDS) } };
}

/** In the contract's order; members of one list stay in theirs, since sorting is stable. */
function byField(a: Fault, b: Fault): number {
  const [first = 0, second = 0] = [a, b].map(({ field }) => SHOWN_FIELDS.indexOf(field.split('[')[0] ?? ''));
  return first - second;
}
