import { problemDetails } from '@clientele/server-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Answers what lies under no vendor's prefix by RFC 9457; a vendor's own stub answers the rest. */
export function answerOutsiders(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => send(reply, { kind: 'path-not-found' }));
  app.setErrorHandler((error, request, reply) => {
    request.log.error({ err: error }, 'the request failed');
    return send(reply, { kind: 'internal' });
  });
}

function send(reply: FastifyReply, refusal: Parameters<typeof problemDetails>[0]): FastifyReply {
  const { status, body, headers } = problemDetails(refusal);
  return reply
    .code(status)
    .headers({ 'content-type': 'application/problem+json', ...headers })
    .send(body);
}
