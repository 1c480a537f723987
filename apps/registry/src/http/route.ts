import type { FastifyRequest } from 'fastify';

/** Which vendor and operation a request is for; `none` where it is for no known one. */
export function describeRoute(
  request: FastifyRequest,
  vendors: readonly string[],
): { readonly vendor: string; readonly operation: string } {
  const [, segment = ''] = request.url.split(/[/?]/, 2);
  const vendor = vendors.includes(segment) ? segment : 'none';
  const { config, url } = request.routeOptions;
  const operation = config && 'operationId' in config ? config.operationId : undefined;
  if (typeof operation === 'string') return { vendor, operation };
  return { vendor, operation: url === undefined ? 'none' : `${request.method} ${url}` };
}
