import type { IncomingHttpHeaders } from 'node:http';
import type { PrismRequest } from './ask-prism.ts';
import { readableHeaders } from './readable-headers.ts';

/**
 * Puts a request, but for its body, into Prism's form. The path is neither decoded nor normalised.
 *
 * @example
 * ```ts
 * prismRequest('GET', '/teas/a%2Fb?limit=1', {}).url; // { path: '/teas/a%2Fb', query: { limit: '1' } }
 * ```
 */
export function prismRequest(method: string, target: string, headers: IncomingHttpHeaders): PrismRequest {
  const start = target.indexOf('?');
  const path = start < 0 ? target : target.slice(0, start);
  const { __server: servers, ...query } = start < 0 ? {} : queryOf(target.slice(start));
  const [baseUrl] = [servers].flat();
  return {
    // Node has checked the method; Prism's type lists those that OpenAPI knows.
    method: method.toLowerCase() as PrismRequest['method'],
    url: { path, query, ...(baseUrl ? { baseUrl } : {}) },
    // Prism's type wants one string per name; the request headers that can be lists are not read.
    headers: readableHeaders(headers) as Record<string, string>,
  };
}

function queryOf(search: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(search);
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...others] = parameters.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}
