import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Access } from '../control/access.ts';
import { isAllowedOrigin } from '../control/guard.ts';

/** Whether a browser asks for leave before the real request. */
function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && Boolean(headers.origin) && Boolean(headers['access-control-request-method']);
}

/**
 * Lets a page of any origin call what is in this scope, whatever it asks for. A page of another network
 * gets in where its origin is allowed.
 *
 * @see https://wicg.github.io/private-network-access/
 */
export async function allowEveryOrigin(scope: FastifyInstance, access: Access): Promise<void> {
  scope.addHook('onRequest', (request, reply, done) => {
    const { host, origin, 'access-control-request-private-network': isPrivate } = request.headers;
    if (isPrivate === 'true' && isPreflight(request) && isAllowedOrigin(origin, access, host)) {
      reply.header('access-control-allow-private-network', 'true');
    }
    done();
  });
  await scope.register(cors, {
    delegator(request, done) {
      done(null, isPreflight(request) ? granting(request) : shared);
    },
  });
}

const shared: FastifyCorsOptions = { origin: true, credentials: true, preflight: false };

function granting({ headers }: FastifyRequest): FastifyCorsOptions {
  const method = headers['access-control-request-method'] ?? '*';
  return { origin: true, credentials: true, methods: method, maxAge: 600 };
}

/** The same for what is refused before a hook sees it, where its origin may be too broken to be read. */
export function earlyCors(origin: string | undefined): Record<string, string> {
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin ?? '*',
    ...(origin === undefined ? {} : { 'access-control-allow-credentials': 'true' }),
  };
}
