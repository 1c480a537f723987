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
  const [path = ''] = target.split('?', 1);
  const parameters = new URLSearchParams(target.slice(path.length));
  const query = Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const [first = '', ...others] = parameters.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
  const baseUrl = parameters.get('__server');
  return {
    // Node has checked the method; Prism's type lists those that OpenAPI knows.
    method: method.toLowerCase() as PrismRequest['method'],
    url: { path, query, ...(baseUrl ? { baseUrl } : {}) },
    // Prism's type wants one string per name; the request headers that can be lists are not read.
    headers: readableHeaders(headers) as Record<string, string>,
  };
}
