import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie } from 'cookie';
import { quoted, UnknownChoice } from '../choose/unknown-choice.ts';

/** What says whose session a request is of. */
export interface Keyed {
  readonly headers: IncomingHttpHeaders;
  readonly target: string;
}

/**
 * The key of a request's session, by the header `X-Mock-Session`, the query parameter `__session` or the
 * cookie `mock-session`; empty for the default session.
 *
 * @throws {UnknownChoice} when it is no key
 */
export function sessionKey({ headers, target }: Keyed): string {
  const { 'x-mock-session': header, cookie } = headers;
  if (header !== undefined) return checked(String(header), 'The header X-Mock-Session');
  if (target.includes('__session')) {
    const query = new URLSearchParams(target.slice(target.indexOf('?'))).get('__session');
    if (query !== null) return checked(query, '__session');
  }
  if (!cookie?.includes('mock-session')) return '';
  const named = parseCookie(cookie)['mock-session'];
  return named === undefined ? '' : checked(named, 'The cookie mock-session');
}

function checked(key: string, where: string): string {
  if (/^[\w.~-]{1,100}$/.test(key)) return key;
  throw new UnknownChoice(
    `${where} must be a name of 1 to 100 letters, digits, and . _ ~ -; not ${quoted(key)}.`,
  );
}
