import type { FastifyReply, FastifyRequest } from 'fastify';
import { progressOf } from '../http/progress.ts';
import { answerOf, type RawAnswer } from './answer-refusal.ts';
import type { ErrorShape } from './error-shape.ts';
import type { Refusal } from './refusal.ts';

/** Called before a handler runs: the headers that it sets belong to its answer, not to a refusal. */
export function rememberHeaders(reply: FastifyReply): void {
  progressOf(reply.request).headersBefore = new Set(Object.keys(reply.getHeaders()));
}

/** Sends a refusal, without the headers of the handler that it came from. */
export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: ErrorShape,
  refusal: Refusal,
): FastifyReply {
  const progress = progressOf(request);
  progress.isRefused = true;
  const { headersBefore } = progress;
  for (const name of Object.keys(reply.getHeaders())) {
    if (headersBefore?.has(name) === false) reply.removeHeader(name);
  }
  return sendAnswer(reply, answerOf(request.log, errors, refusal));
}

export function sendAnswer(reply: FastifyReply, { status, headers, payload }: RawAnswer): FastifyReply {
  return reply.code(status).headers(headers).send(payload);
}
