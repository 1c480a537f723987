import type { FastifyRequest } from 'fastify';

/** Which vendor and operation a request is for; `none` where it is for no known one. */
export function describeRoute(
  request: FastifyRequest,
  vendors: readonly string[],
): { readonly vendor: string; readonly operation: string } {
  const { config, url } = request.routeOptions;
  // A request line may hold a whole URL (RFC 9112 section 3.2.2), from which the router takes the path.
  const [, segment = ''] = (url ?? request.url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '')).split(
    /[/?]/,
    2,
  );
  const vendor = vendors.includes(segment) ? segment : 'none';
  const operation = config && 'operationId' in config ? config.operationId : undefined;
  if (typeof operation === 'string') return { vendor, operation };
  return { vendor, operation: url === undefined ? 'none' : `${request.method} ${url}` };
}
