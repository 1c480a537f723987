import type { Json } from '../json.ts';
import { type RedirectUriRules, redirectUriProblem } from '../shared/redirect-uri.ts';

const RULES: RedirectUriRules = { schemes: 'https', query: 'refused', authority: 'strict' };

/** What is wrong with the redirect URI of a client, as the rest of a sentence; `undefined` when nothing is. */
export function redirectProblem(redirectUri: Json | undefined): string | undefined {
  return redirectUriProblem(typeof redirectUri === 'string' ? redirectUri : '', RULES);
}
