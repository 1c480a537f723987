import { addCredentials, type SecurityScheme } from './credentials.ts';
import type { Authorizer } from './operation.ts';

/**
 * Adds all credentials of the first alternative that a client can serve. One token alone serves one
 * scheme, beside those whose header the caller set.
 *
 * @throws TypeError when one token is given for several schemes, or cannot be sent.
 * @returns the credentials that are sent, for logs to leave out.
 */
export const addEveryCredential: Authorizer = async (schemes, token, headers, url) => {
  let unserved = '';
  for (const { and = [], ...first } of schemes) {
    const open = [first, ...and].filter((scheme) => !isSet(scheme, headers));
    if (typeof token === 'string' && open.length > 1) {
      unserved ||= open.map(({ name = 'Authorization' }) => name).join(', ');
      continue;
    }
    const values = await Promise.all(
      open.map((scheme) => (typeof token === 'function' ? token(scheme) : token)),
    );
    if (values.includes(undefined)) continue;
    const set = [first, ...and].filter((scheme) => isSet(scheme, headers));
    return Promise.all([
      ...set.map((scheme) => addCredentials([scheme], '', headers, url)),
      ...open.map((scheme, index) => addCredentials([scheme], values[index], headers, url)),
    ]);
  }
  if (unserved) throw new TypeError(`token: expected a function that gives one for each of ${unserved}.`);
  return [];
};

function isSet(scheme: SecurityScheme, headers: Headers): boolean {
  return scheme.in !== 'query' && headers.has(scheme.name ?? 'Authorization');
}
