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
  const { hostname, href, password, protocol, username } = URL.canParse(baseUrl, page)
    ? new URL(baseUrl, page)
    : new URL('about:blank');
  // The messages quote nothing of the URL: it may hold a password.
  if (!/^https?:$/.test(protocol) || username + password || /[?#]/.test(href)) {
    throw new BaseUrlError('baseUrl: expected an http(s) URL without user, query and fragment.');
  }
  if (protocol === 'http:' && !allowInsecureHttp && !loopback.test(hostname)) {
    throw new BaseUrlError(
      'baseUrl: expected https; else set `allowInsecureHttp`, and everyone between sees the token.',
    );
  }
  return href.replace(/\/+$/, '');
}
