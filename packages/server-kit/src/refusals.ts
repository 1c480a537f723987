import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
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

/** An answer that is ready for the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

export function sendAnswer(reply: FastifyReply, { status, headers, payload }: RawAnswer): FastifyReply {
  return reply.code(status).headers(headers).send(payload);
}

/** A refusal in the vendor's shape, with the headers that HTTP itself wants. */
export function answerOf(log: FastifyBaseLogger, errors: ErrorShape, refusal: Refusal): RawAnswer {
  const { status, body, headers = {} } = shape(log, errors, refusal);
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...required(refusal), ...headers },
    payload: JSON.stringify(body),
  };
}

function shape(log: FastifyBaseLogger, errors: ErrorShape, refusal: Refusal): ErrorAnswer {
  try {
    return errors(refusal);
  } catch (err) {
    log.error({ err, kind: refusal.kind }, 'the error shape failed');
    return problemDetails({ kind: 'internal', outcome: 'unknown' });
  }
}

function required(refusal: Refusal): Record<string, string> {
  if (refusal.kind === 'method-not-allowed') return { allow: refusal.allow.join(', ') };
  if ('retryAfter' in refusal) return { 'retry-after': String(refusal.retryAfter) };
  return {};
}
