import type { FastifyRequest } from 'fastify';
import type { Refusal } from './refusal.ts';
import { RefusalError } from './refusal-error.ts';

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
