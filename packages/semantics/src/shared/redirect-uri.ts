import { dangerousScheme } from './dangerous-scheme.ts';

/** What a vendor asks of a redirect URI beyond being absolute, harmless and without a fragment. */
export interface RedirectUriRules {
  /** `no-remote-http`: https, http on `localhost`, custom schemes. */
  readonly schemes: 'any' | 'https' | 'no-remote-http';
  readonly query: 'allowed' | 'refused';
  /** `lenient`: there has to be a host, and it may have wildcards and a user name. */
  readonly authority: 'strict' | 'lenient';
}

/**
 * What is wrong with a redirect URI, as the rest of a sentence that begins with the field's name; `undefined`
 * when nothing is. Refused is also what a URL parser drops or rewrites silently, so that the stored text and
 * what a browser makes of it are the same. Total and linear.
 *
 * @example
 * redirectUriProblem('https://*.example.org/cb', { schemes: 'https', query: 'allowed', authority: 'strict' });
 * // 'must not have a wildcard in its host'
 * @see RFC 6749 section 3.1.2, RFC 9700 section 2.1
 */
export function redirectUriProblem(value: string, rules: RedirectUriRules): string | undefined {
  const dangerous = dangerousScheme(value);
  if (dangerous !== undefined) return `must not use the scheme ${dangerous}`;
  const parts = split(value);
  if (parts === undefined) return 'must be an absolute URI';
  return (
    schemeProblem(parts, rules) ??
    (parts.fragment === undefined ? undefined : 'must not have a fragment') ??
    (parts.query === undefined || rules.query === 'allowed' ? undefined : 'must not have a query') ??
    authorityProblem(parts, rules) ??
    rewritingProblem(value, parts)
  );
}

interface Parts {
  readonly scheme: string;
  /** As sent, `undefined` without `//`. */
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
  readonly url: URL;
}

/** RFC 3986 appendix B, with a scheme that has to be there. */
const URI = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is;

/** URL parsers find a host in these even where `//` is missing. */
const DEFAULT_PORTS = new Map([
  ['http', '80'],
  ['https', '443'],
  ['ws', '80'],
  ['wss', '443'],
  ['ftp', '21'],
]);

function split(value: string): Parts | undefined {
  const [, scheme, authority, path, query, fragment] = URI.exec(value) ?? [];
  if (scheme === undefined || path === undefined || !URL.canParse(value)) return undefined;
  if (!authority && (DEFAULT_PORTS.has(scheme.toLowerCase()) || path === '')) return undefined;
  return { scheme: scheme.toLowerCase(), authority, path, query, fragment, url: new URL(value) };
}

function schemeProblem({ scheme, url }: Parts, { schemes }: RedirectUriRules): string | undefined {
  if (schemes === 'any' || scheme === 'https') return undefined;
  if (schemes === 'https') return 'must use the scheme https';
  if (scheme === 'http') {
    return url.hostname === 'localhost' ? undefined : 'must not use http unless its host is localhost';
  }
  return DEFAULT_PORTS.has(scheme) ? `must not use the scheme ${scheme}` : undefined;
}

function authorityProblem({ authority = '', url }: Parts, rules: RedirectUriRules): string | undefined {
  if (rules.authority === 'lenient') return url.host === '' ? 'must have a host' : undefined;
  if (authority.includes('@')) return 'must not have a user name or password';
  return /\*|%2a/i.test(authority) ? 'must not have a wildcard in its host' : undefined;
}

function rewritingProblem(value: string, parts: Parts): string | undefined {
  if (/[^\w\-.~:/?#[\]@!$&'()*+,;=%]|%(?![0-9a-f]{2})/i.test(value)) {
    return 'must consist of URI characters, any others percent-encoded';
  }
  if (/%(?:[01][0-9a-f]|7f)/i.test(value)) return 'must not have percent-encoded control characters';
  if (!hostIsKept(parts)) return 'must spell its host and port as URLs do';
  const segments = parts.path.replace(/%2e/gi, '.').split('/');
  return segments.some((segment) => segment === '.' || segment === '..')
    ? 'must not have dot segments in its path'
    : undefined;
}

/** Percent-encoded, octal or otherwise disguised hosts turn into others when they are parsed. */
function hostIsKept({ scheme, authority = '', url }: Parts): boolean {
  const sent = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  const kept = url.host.toLowerCase();
  return sent === kept || (url.port === '' && sent === `${kept}:${DEFAULT_PORTS.get(scheme)}`);
}
