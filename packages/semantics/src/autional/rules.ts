import type { JsonObject } from '../json.ts';
import type { Fault } from '../shared/faults.ts';
import { missingRedirectFaults } from '../shared/redirect-grants.ts';
import type { RedirectUriRules } from '../shared/redirect-uri.ts';
import { redirectUriFaults } from '../shared/redirect-uri-faults.ts';

const REDIRECT_URIS: RedirectUriRules = { schemes: 'any', query: 'allowed', authority: 'strict' };

/** What is wrong with a registration as a whole, with the code of RFC 7591 section 3.2.2 for its redirect URIs. */
export function ruleFaults(registration: JsonObject): readonly Fault[] {
  const redirects = [
    ...redirectUriFaults(registration, REDIRECT_URIS),
    ...missingRedirectFaults(registration),
  ];
  return [
    ...redirects.map((fault) => ({ ...fault, code: 'invalid_redirect_uri' })),
    ...keySetFaults(registration),
  ];
}

function keySetFaults({ jwks, jwks_uri }: JsonObject): readonly Fault[] {
  const both = jwks !== undefined && jwks_uri !== undefined;
  return both ? [{ field: 'jwks and jwks_uri', message: 'exclude each other' }] : [];
}
