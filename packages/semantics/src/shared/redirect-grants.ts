import type { JsonObject } from '../json.ts';
import type { Fault } from './faults.ts';
import { strings } from './json.ts';
import { REGISTRATION_DEFAULTS } from './registration-defaults.ts';

const REDIRECTING = ['authorization_code', 'implicit'];

/**
 * The fault of a client whose grant types send users back to a redirect URI, and which has none: it would be
 * locked out.
 *
 * @see RFC 7591 section 2.1
 */
export function missingRedirectFaults(record: JsonObject): readonly Fault[] {
  const grantTypes = strings(record['grant_types'] ?? REGISTRATION_DEFAULTS.grant_types);
  const grantType = grantTypes.find((name) => REDIRECTING.includes(name));
  if (grantType === undefined || strings(record['redirect_uris']).length > 0) return [];
  return [{ field: 'redirect_uris', message: `must hold at least 1 URI while grant_types has ${grantType}` }];
}
