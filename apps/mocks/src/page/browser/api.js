/** @typedef {import('./state.ts').State} State */
/** @typedef {import('../../sessions/request-log.ts').LogEntry} LogEntry */

/** In milliseconds; everything waits for its turn. */
const PATIENCE = 10_000;

/**
 * The control API, for the session that is chosen at the moment of each call.
 *
 * @param {() => string} session
 */
export function controlApi(session) {
  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async function call(method, path, body) {
    const key = session();
    const response = await fetch(path, {
      method,
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        accept: 'application/json',
        ...(key === '' ? {} : { 'x-mock-session': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return text === '' ? undefined : JSON.parse(text);
    throw new Error(refusal(text) ?? `${method} ${path} was answered with ${response.status}.`);
  }

  return {
    /** @returns {Promise<State>} */
    state: () => call('GET', '/_mock'),
    /** @returns {Promise<{ vendors: Record<string, { url: string, curl: string }> }>} */
    urls: () => call('GET', '/'),
    /**
     * @param {number | undefined} after an id; without one, the last
     * @returns {Promise<{ requests: LogEntry[] }>}
     */
    requests: (after) =>
      call('GET', `/_mock/requests?limit=200${after === undefined ? '' : `&after=${after}`}`),
    /**
     * @param {unknown} body
     * @param {...string} names the contract's, the operation's
     */
    put: (body, ...names) => call('PUT', address(names), body),
    /** @param {...string} names */
    reset: (...names) => call('DELETE', address(names)),
    clearRequests: () => call('DELETE', '/_mock/requests'),
  };
}

/** @param {string[]} names */
function address(names) {
  return ['/_mock', ...names.map(encodeURIComponent)].join('/');
}

/**
 * @param {string} text a problem of RFC 9457
 * @returns {string | undefined}
 */
function refusal(text) {
  try {
    const { detail, title } = JSON.parse(text);
    return detail ?? title;
  } catch {
    return undefined; // a proxy's page, perhaps; the status says enough
  }
}
