import { mediaKind } from '@clientele/openapi';
import { InvalidResponseError } from '../response/invalid-response-error.ts';
import type { ResponseContract } from '../response/response-contract.ts';
import type { ResponseContracts } from '../response/response-contracts.ts';
import { operationFinder } from './operation-finder.ts';
import type { ResponseChecker } from './server-options.ts';

/** Makes a {@link ResponseChecker}'s check. The contracts are asked for with the first answer, not before. */
export function responseChecker(contracts: () => ResponseContracts): ResponseChecker['checkResponse'] {
  let find: ((operationId: string) => ResponseContract) | undefined;
  return (operationId, status, body, named) => {
    find ??= operationFinder(contracts().operations.values());
    const contract = find(operationId);
    const found = named ? undefined : contract.mediaTypeFor(status, body);
    const contentType = named ?? found ?? mediaTypeOf(body);
    const payload = ArrayBuffer.isView(body) ? bytesOf(body) : body;
    const isSentAsItIs =
      payload === undefined ||
      (typeof payload === 'string' && mediaKind(found ?? '') !== 'json') ||
      Buffer.isBuffer(payload) ||
      payload instanceof Blob;
    const breach = isSentAsItIs
      ? contract.sent(status, contentType, payload, false)
      : contract.body(status, contentType, payload);
    if (breach) throw new InvalidResponseError(contract.id, status, breach);
  };
}

function mediaTypeOf(body: unknown): string | undefined {
  if (body === undefined) return undefined;
  if (typeof body === 'string') return 'text/plain';
  return ArrayBuffer.isView(body) || body instanceof Blob ? 'application/octet-stream' : 'application/json';
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
