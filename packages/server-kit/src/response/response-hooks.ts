import type { FastifyReply, FastifyRequest } from 'fastify';
import { progressOf } from '../http/progress.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import type { Breach, ResponseContract } from './response-contract.ts';

/** Hooks of one route that hold what its handler sends against the contract. */
export interface ResponseHooks {
  preSerialization(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown>;
  onSend(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown>;
}

/**
 * Checks bodies before they are serialized, and what bypasses the serializer before it is sent. The
 * kit's own refusals pass: the error shape is declared once, and is part of the contract.
 */
export function responseHooks(contract: ResponseContract, mode: 'enforce' | 'report'): ResponseHooks {
  return {
    async preSerialization(request, reply, payload) {
      progressOf(request).isChecked = true;
      report(request, reply, contract.body(reply.statusCode, contentTypeOf(reply), payload));
      return payload;
    },
    async onSend(request, reply, payload) {
      const { isChecked, isRefused } = progressOf(request);
      if (isChecked || isRefused) return payload;
      const isHead = request.method === 'HEAD';
      report(request, reply, contract.sent(reply.statusCode, contentTypeOf(reply), payload, isHead));
      return payload;
    },
  };

  function report({ log }: FastifyRequest, { statusCode }: FastifyReply, breach: Breach | undefined): void {
    if (!breach) return;
    log.error(
      { operationId: contract.id, status: statusCode, ...breach },
      'the response breaks the contract',
    );
    if (mode === 'enforce') throw new RefusalError({ kind: 'internal', outcome: 'unknown' });
  }
}

function contentTypeOf(reply: FastifyReply): string | undefined {
  const header = reply.getHeader('content-type');
  return typeof header === 'string' ? header : undefined;
}
