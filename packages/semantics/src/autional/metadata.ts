import type { Json, JsonObject } from '../json.ts';
import { REGISTRATION_DEFAULTS } from '../shared/registration-defaults.ts';

/**
 * The metadata that sent values stand for: an empty one counts as absent, an absent one has its default.
 *
 * @see RFC 7592 section 2.2, RFC 7591 section 2
 */
export function metadataOf(sent: JsonObject): JsonObject {
  const filled = Object.entries(sent).filter(([, value]) => !isEmpty(value));
  return { ...REGISTRATION_DEFAULTS, ...Object.fromEntries(filled) };
}

function isEmpty(value: Json): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
