import type { FastifyReply, FastifyRequest } from 'fastify';
import { isJson, parseMediaType } from '../http/media-type.ts';
import { progressOf } from '../http/progress.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import type { Breach, ResponseContract } from './response-contract.ts';

/** Hooks of one route that hold what its handler sends against the contract. */
export interface ResponseGuard {
  preSerialization(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown>;
  onSend(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown>;
}

/**
 * Checks bodies before they are serialized, and what bypasses the serializer before it is sent. The
 * kit's own refusals pass: the error shape is declared once, and is part of the contract.
 */
export function responseGuard(
  operationId: string,
  contract: ResponseContract,
  mode: 'enforce' | 'report',
): ResponseGuard {
  return {
    async preSerialization(request, reply, payload) {
      progressOf(request).isChecked = true;
      return judge(request, reply, payload, contract.body(reply.statusCode, contentTypeOf(reply), payload));
    },
    async onSend(request, reply, payload) {
      const { isChecked, isRefused } = progressOf(request);
      if (isChecked || isRefused) return payload;
      return judge(request, reply, payload, judgeSent(contract, request, reply, payload));
    },
  };

  function judge<T>(request: FastifyRequest, reply: FastifyReply, payload: T, breach: Breach | undefined): T {
    if (!breach) return payload;
    request.log.error(
      { operationId, status: reply.statusCode, ...breach },
      'the response breaks the contract',
    );
    if (mode === 'enforce') throw new RefusalError({ kind: 'internal', outcome: 'unknown' });
    return payload;
  }
}

/** Nothing, or text, bytes and streams that the handler wrote itself. */
function judgeSent(
  contract: ResponseContract,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Breach | undefined {
  const contentType = contentTypeOf(reply);
  const isEmpty = payload === undefined || payload === null || payload === '';
  const breach = contract.head(reply.statusCode, contentType, !isEmpty || request.method === 'HEAD');
  if (breach || isEmpty || !isJson(parseMediaType(contentType ?? '') ?? '')) return breach;
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) {
    return { pointer: '', problem: 'a stream of JSON can not be checked' };
  }
  try {
    return contract.body(reply.statusCode, contentType, JSON.parse(payload.toString()));
  } catch {
    return { pointer: '', problem: 'the body is not valid JSON' };
  }
}

function contentTypeOf(reply: FastifyReply): string | undefined {
  const header = reply.getHeader('content-type');
  return typeof header === 'string' ? header : undefined;
}
