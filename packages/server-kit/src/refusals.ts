import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorAnswer, type ErrorShape, problemDetails } from './error-shape.ts';
import { type Refusal, RefusalError } from './refusal.ts';

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

/** What an error means to the caller. Of errors that nobody declared it says nothing but 500. */
export function toRefusal(error: unknown, request: FastifyRequest, bodyLimit: number): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  // The client went away in the middle of its body; nobody reads this answer.
  if (request.raw.destroyed && request.raw.complete === false)
    return { kind: 'malformed-json', fault: 'incomplete' };
  switch ((error as { code?: unknown } | null)?.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { kind: 'body-too-large', limit: bodyLimit };
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return { kind: 'malformed-json', fault: 'incomplete' };
    default:
      return { kind: 'internal', outcome: 'unknown' };
  }
}

/** Sends a refusal in the vendor's shape, with the headers that HTTP itself wants. */
export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: ErrorShape,
  refusal: Refusal,
): FastifyReply {
  refused.add(reply);
  const kept = before.get(reply);
  for (const name of Object.keys(reply.getHeaders())) if (kept?.has(name) === false) reply.removeHeader(name);
  const { status, body, headers = {} } = shape(request, errors, refusal);
  return reply
    .code(status)
    .headers({ 'content-type': 'application/json; charset=utf-8', ...required(refusal), ...headers })
    .send(JSON.stringify(body));
}

function shape(request: FastifyRequest, errors: ErrorShape, refusal: Refusal): ErrorAnswer {
  try {
    return errors(refusal);
  } catch (err) {
    request.log.error({ err, kind: refusal.kind }, 'the error shape failed');
    return problemDetails({ kind: 'internal', outcome: 'unknown' });
  }
}

function required(refusal: Refusal): Record<string, string> {
  if (refusal.kind === 'method-not-allowed') return { allow: refusal.allow.join(', ') };
  if (refusal.kind === 'unavailable') return { 'retry-after': String(refusal.retryAfter) };
  return {};
}
