import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOf, type RawAnswer } from './answer-refusal.ts';
import type { ErrorShape } from './error-shape.ts';
import type { Refusal } from './refusal.ts';

const refused = new WeakSet<FastifyReply>();

/** Whether the reply is an answer of the kit, in the error shape. */
export function isRefused(reply: FastifyReply): boolean {
  return refused.has(reply);
}

const before = new WeakMap<FastifyReply, ReadonlySet<string>>();

/** Called before a handler runs: the headers that it sets belong to its answer, not to a refusal. */
export function rememberHeaders(reply: FastifyReply): void {
  before.set(reply, new Set(Object.keys(reply.getHeaders())));
}

/** Sends a refusal, without the headers of the handler that it came from. */
export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: ErrorShape,
  refusal: Refusal,
): FastifyReply {
  refused.add(reply);
  const kept = before.get(reply);
  for (const name of Object.keys(reply.getHeaders())) if (kept?.has(name) === false) reply.removeHeader(name);
  return sendAnswer(reply, answerOf(request.log, errors, refusal));
}

export function sendAnswer(reply: FastifyReply, { status, headers, payload }: RawAnswer): FastifyReply {
  return reply.code(status).headers(headers).send(payload);
}
