import { InvalidResponseError } from '../response/invalid-response-error.ts';
import type { ResponseContract } from '../response/response-contract.ts';
import type { ResponseContracts } from '../response/response-contracts.ts';
import { operationFinder } from './operation-finder.ts';

/**
 * Holds an answer against the contract before it is sent, while a transaction can still be rolled
 * back: the check that the stub makes when it is sent. `body` is what a handler gives to `reply.send`;
 * `contentType` what it gives to `reply.type`, by default what Fastify takes for such a body.
 *
 * @example
 * ```ts
 * buddyServer.checkResponse('updateClient', 200, { client_id: 'a', client_name: 5 });
 * // InvalidResponseError: updateClient 200: the response breaks the contract at /client_name: type
 * ```
 * @throws {@link InvalidResponseError} at the first thing that breaks the contract.
 * @throws TypeError when the contract has no such operation, or can't be served as it is.
 */
export type CheckResponse = (
  operationId: string,
  status: number,
  body?: unknown,
  contentType?: string,
) => void;

/** The contracts are asked for with the first answer, so that whoever checks none compiles none. */
export function responseChecker(contracts: () => ResponseContracts): CheckResponse {
  let find: ((operationId: string) => ResponseContract) | undefined;
  return (operationId, status, body, contentType = mediaTypeOf(body)) => {
    find ??= operationFinder(contracts().values());
    const contract = find(operationId);
    const payload = ArrayBuffer.isView(body) ? bytesOf(body) : body;
    const isSentAsItIs = payload === undefined || typeof payload === 'string' || Buffer.isBuffer(payload);
    const breach = isSentAsItIs
      ? contract.sent(status, contentType, payload, false)
      : contract.body(status, contentType, payload);
    if (breach) throw new InvalidResponseError(contract.id, status, breach);
  };
}

function mediaTypeOf(body: unknown): string | undefined {
  if (body === undefined) return undefined;
  if (typeof body === 'string') return 'text/plain';
  return ArrayBuffer.isView(body) ? 'application/octet-stream' : 'application/json';
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
