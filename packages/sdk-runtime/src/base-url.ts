/** A base URL that must not be used. */
export class BaseUrlError extends TypeError {
  override readonly name = 'BaseUrlError';
  readonly code = 'ERR_BASE_URL';
}

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Gives a base URL without its last slashes; in a browser it may be relative to the page.
 *
 * @throws {@link BaseUrlError} when a token would travel in the clear, or nothing could be sent.
 */
export function checkBaseUrl(baseUrl: string, allowInsecureHttp = false): string {
  const page = globalThis.location?.href;
  if (!URL.canParse(baseUrl, page)) throw new BaseUrlError('baseUrl: expected an absolute http(s) URL.');
  const url = new URL(baseUrl, page);
  const { hostname, protocol } = url;
  // Quotes nothing of the URL but its scheme: it may hold a password.
  const refuse = (problem: string) => new BaseUrlError(`baseUrl: ${problem}`);
  if (!/^https?:$/.test(protocol)) throw refuse(`expected http(s), received ${protocol}`);
  if (protocol === 'http:' && !allowInsecureHttp && !loopback.test(hostname)) {
    throw refuse(
      'expected https, because http shows the token to everyone between; else set `allowInsecureHttp`.',
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw refuse('expected neither user, query nor fragment; a credential goes into `token`.');
  }
  return url.href.replace(/\/+$/, '');
}
