import { rfc3339 } from '../shared/rfc3339.ts';
import type { ClientRecord } from '../vendor.ts';

/**
 * The changed record with a later `updated_at`, or the old record when nothing changed. The moment moves forward
 * with every change, even where the clock has stood still or gone back.
 */
export function touch(old: ClientRecord, changed: ClientRecord, now: Date): ClientRecord {
  if (!isChanged(old, changed)) return old;
  const last = Date.parse(String(old['updated_at']));
  const moment = Number.isNaN(last) ? now.getTime() : Math.max(now.getTime(), last + 1);
  return { ...changed, updated_at: rfc3339(moment) };
}

function isChanged(old: ClientRecord, changed: ClientRecord): boolean {
  return Object.entries(changed).some(
    ([field, value]) => JSON.stringify(old[field]) !== JSON.stringify(value),
  );
}
