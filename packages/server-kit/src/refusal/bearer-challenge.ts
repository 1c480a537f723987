import type { Refusal } from './refusal.ts';

/**
 * The `WWW-Authenticate` header of a Bearer scheme (RFC 6750, section 3): an error is named only
 * where a token was presented.
 *
 * @example
 * ```ts
 * bearerChallenge({ kind: 'client-not-found' }); // {}
 * ```
 */
export function bearerChallenge(refusal: Refusal): Readonly<Record<string, string>> {
  if (refusal.kind !== 'unauthenticated') return {};
  const presented = refusal.reason === 'unknown' || refusal.reason === 'foreign';
  return { 'www-authenticate': presented ? 'Bearer error="invalid_token"' : 'Bearer' };
}
