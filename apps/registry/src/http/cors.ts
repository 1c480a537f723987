import cors, { type FastifyCorsOptionsDelegateCallback } from '@fastify/cors';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { allowedOrigin, type Origins } from './origins.ts';

/** Seconds for which a browser need not ask again. */
const MAX_AGE = 600;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What a page may read without leave, or that is none of its business. */
const UNEXPOSED =
  /^(?:access-control-.*|cache-control|connection|content-(?:language|length|type)|date|expires|last-modified|pragma|vary)$/;

/**
 * Lets pages of other origins call the vendors' endpoints; with a token, never with what a browser
 * attaches by itself. A preflight is answered before anything else looks at it.
 *
 * @param fixed headers of every answer, which say nothing to a page.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export async function allowOrigins(
  app: FastifyInstance,
  origins: Origins,
  fixed: Readonly<Record<string, string>>,
): Promise<void> {
  const origin = origins.includes('*') ? '*' : [...origins];
  const delegator: FastifyCorsOptionsDelegateCallback = (request, done) =>
    done(null, { origin, methods: METHODS, maxAge: MAX_AGE, preflight: isPreflight(request) });
  await app.register(cors, { delegator });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('access-control-allow-origin')) return;
    const names = Object.keys(reply.getHeaders()).filter(
      (name) => !Object.hasOwn(fixed, name) && !UNEXPOSED.test(name),
    );
    reply.header('access-control-expose-headers', names.join(', '));
  });
}

/** Whose route this is, pages of other origins have nothing to do with. */
export const SAME_ORIGIN = { cors: false } as const;

/** The same for what is refused before a hook sees it. */
export function corsHeaders(
  origins: Origins | undefined,
  origin: string | undefined,
): Readonly<Record<string, string>> {
  if (!origins) return {};
  // Where nobody can say who asks, the only one that may be told can be.
  const [first, ...others] = origins;
  const allowed = allowedOrigin(origins, origin ?? (others.length === 0 ? first : undefined));
  return {
    vary: 'Origin',
    ...(allowed === undefined
      ? {}
      : { 'access-control-allow-origin': allowed, 'access-control-expose-headers': 'x-request-id' }),
  };
}

/**
 * A vendor's stub, where `@fastify/cors` has a route for every OPTIONS: what is no preflight is the
 * contract's to refuse all the same.
 */
export function besidesPreflights(server: FastifyPluginAsync): FastifyPluginAsync {
  return async (scope, options) => {
    // In this very scope, so that its hooks run for the route too.
    await server(scope, options);
    scope.options('/*', (_request, reply) => void reply.callNotFound());
  };
}

/** Any other OPTIONS is a method like the others, which a contract has or has not. */
function isPreflight({ method, headers }: FastifyRequest): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}
