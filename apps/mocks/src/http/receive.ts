import type { IncomingHttpHeaders } from 'node:http';
import { parseJson, type Refusal, RefusalError } from '@clientele/server-kit';
import type { FastifyRequest } from 'fastify';
import { withoutOwnQuery } from '../choose/own-query.ts';
import { operationOf, type PrismRequest } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import { prismRequest } from '../prism/prism-request.ts';
import type { Received } from './received.ts';

/** A request, what a contract has for it, and what is wrong with its body. */
export interface Arrival {
  readonly received: Received;
  readonly operation: PrismOperation | undefined;
  readonly fault?: Refusal;
}

const none = Buffer.alloc(0);

/** Reads what arrived as a contract sees it: its path from `target`, its body by its media type. */
export function receive(
  contract: MockedContract,
  { method, headers, body, raw: { rawHeaders } }: FastifyRequest,
  target: string,
): Arrival {
  const bytes = Buffer.isBuffer(body) ? body : none;
  const [asked, operation] = routed(contract, method, withoutOwnQuery(target), headers);
  const of = (body: unknown, fault?: Refusal): Arrival => ({
    received: { method, target, headers, rawHeaders, bytes, asked: { ...asked, body } },
    operation,
    ...(fault ? { fault } : {}),
  });
  const isJson = /^application\/([^;\s]+\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '');
  // Many clients send a JSON Content-Type with requests that need no body.
  if (bytes.length === 0 && !(isJson && operation?.request?.body?.required)) return of(null);
  if (!isJson) return of(bytes.toString('utf8'));
  try {
    return of(parseJson(bytes, { maxDepth: 512 }));
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return of(undefined, error.refusal);
  }
}

/** HEAD is GET without the body (RFC 9110, section 9.3.2), where it is no operation of its own. */
function routed(
  contract: MockedContract,
  method: string,
  target: string,
  headers: IncomingHttpHeaders,
): [PrismRequest, PrismOperation | undefined] {
  const asked = prismRequest(method, target, headers);
  const operation = operationOf(contract, asked);
  if (operation || method !== 'HEAD') return [asked, operation];
  const read = { ...asked, method: 'get' } as const;
  return [read, operationOf(contract, read)];
}
