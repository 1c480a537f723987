import { pick } from '../shared/json.ts';
import { rfc3339 } from '../shared/rfc3339.ts';
import type { ClientRecord, UpdateContext } from '../vendor.ts';
import { SHOWN_FIELDS } from './fields.ts';

/** The vendor's envelope around a registration, with the token that the request presented (RFC 7592 section 3). */
export function represent(record: ClientRecord, { now, presented }: UpdateContext): unknown {
  const data = { ...pick(record, SHOWN_FIELDS), registration_access_token: presented };
  return { code: 0, data, message: 'success', timestamp: rfc3339(Math.floor(now.getTime() / 1000) * 1000) };
}
