import { type OnRefused, problemDetails } from '@clientele/server-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { corsHeaders } from './cors.ts';
import type { RefusedEarly } from './metrics.ts';
import type { Origins } from './origins.ts';

/** Answers what lies under no vendor's prefix by RFC 9457; a vendor's own stub answers the rest. */
export function answerOutsiders(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => send(reply, { kind: 'path-not-found' }));
  app.setErrorHandler((error, request, reply) => {
    request.log.error({ err: error }, 'the request failed');
    return send(reply, { kind: 'internal' });
  });
}

/** What the hooks do, for the answers to requests that are too broken to reach them. */
export function outsideTheHooks(
  fixed: Readonly<Record<string, string>>,
  count: (refused: RefusedEarly) => void,
  origins: Origins | undefined,
): OnRefused {
  return ({ id, refusal, status, method, url, origin, prefix, remoteAddress, log }) => {
    const refused = { vendor: prefix?.slice(1) ?? 'none', reason: refusal.kind, status };
    log.info({ req: { method, url, ip: remoteAddress }, ...refused }, 'answered');
    count(refused);
    return { ...fixed, ...corsHeaders(origins, origin), 'x-request-id': id };
  };
}

function send(reply: FastifyReply, refusal: Parameters<typeof problemDetails>[0]): FastifyReply {
  const { status, body, headers } = problemDetails(refusal);
  return reply
    .code(status)
    .headers({ 'content-type': 'application/problem+json', ...headers })
    .send(body);
}
