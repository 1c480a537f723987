import { ClienteleError } from './clientele-error.ts';

/** A base URL that must not be used. */
export class BaseUrlError extends ClienteleError {
  override readonly name = 'BaseUrlError';
  readonly code = 'ERR_BASE_URL';
  declare readonly body: undefined;
}

const loopback = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Gives a base URL without its last slashes; in a browser it may be relative to the page.
 *
 * @throws {@link BaseUrlError} when a token would travel in the clear, or nothing could be sent.
 */
export function checkBaseUrl(baseUrl: string, allowInsecureHttp = false): string {
  const page = globalThis.location?.href;
  const { hostname, href } = new URL(URL.canParse(baseUrl, page) ? baseUrl : 'about:blank', page);
  // The messages quote nothing of the URL: it may hold a password.
  if (!/^https?:\/\/[^/?#@]+\/[^?#]*$/.test(href)) {
    throw new BaseUrlError('baseUrl: expected an http(s) URL without user, query and fragment.');
  }
  if (/^http:/.test(href) && !allowInsecureHttp && !loopback.test(hostname)) {
    throw new BaseUrlError('baseUrl: expected https, or `allowInsecureHttp`.');
  }
  return href.replace(/\/+$/, '');
}
