import type { FastifyBaseLogger } from 'fastify';
import type { ErrorAnswer, ErrorShape } from './error-shape.ts';
import { problemDetails } from './problem-details.ts';
import type { Refusal } from './refusal.ts';

/** An answer that is ready for the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
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
  // What is left of such a body is read by nobody.
  if (refusal.kind === 'body-too-large') return { connection: 'close' };
  if ('retryAfter' in refusal) return { 'retry-after': String(refusal.retryAfter) };
  return {};
}
