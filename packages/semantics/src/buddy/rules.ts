import type { JsonObject } from '../json.ts';
import type { Fault } from '../shared/faults.ts';
import { missingRedirectFaults } from '../shared/redirect-grants.ts';
import type { RedirectUriRules } from '../shared/redirect-uri.ts';
import { redirectUriFaults } from '../shared/redirect-uri-faults.ts';

const REDIRECT_URIS: RedirectUriRules = { schemes: 'any', query: 'allowed', authority: 'strict' };

/** What is wrong with a client as a whole. */
export function ruleFaults(client: JsonObject): readonly Fault[] {
  return [...redirectUriFaults(client, REDIRECT_URIS), ...missingRedirectFaults(client)];
}
