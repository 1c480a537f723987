import type { IncomingMessage } from 'node:http';
import type { Answer } from '../prism/answer.ts';

/** Whether a browser asks for leave before the real request. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  const { origin, 'access-control-request-method': wanted } = headers;
  return method === 'OPTIONS' && origin !== undefined && wanted !== undefined;
}

/**
 * Grants a preflight whatever it asks for.
 *
 * @example
 * ```ts
 * if (isPreflight(request)) return grantPreflight(request);
 * ```
 */
export function grantPreflight({ headers }: IncomingMessage): Answer {
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': headers['access-control-request-method'] ?? '*',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '600',
    },
    violations: [],
  };
}

/**
 * The headers that let a page of any origin read an answer. The exposed headers are listed by name:
 * to a request with credentials, `*` is a name like any other.
 *
 * @see https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
export function corsHeaders(request: IncomingMessage, sent: string[]): Record<string, string> {
  return {
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': sent.join(', '),
    vary: 'Origin',
  };
}
