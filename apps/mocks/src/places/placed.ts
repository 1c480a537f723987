import { documentedOperation } from '../choose/documented-operation.ts';
import type { Answer, PrismViolation } from '../prism/answer.ts';
import type { PrismRequest } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import { placeOf, type Written } from './place-of.ts';
import type { PlacedViolation } from './placed-violation.ts';
import { pointersOf } from './pointers-of.ts';

export type { PlacedViolation } from './placed-violation.ts';

/**
 * Finds where the contract says what violations break. Of an answer that breaks it, `answer` is needed
 * to find more than the operation's responses.
 */
export function placed(
  contract: MockedContract & Written,
  operation: Pick<PrismOperation, 'method' | 'path'> | undefined,
  asked: PrismRequest,
  violations: readonly PrismViolation[],
  answer?: Pick<Answer, 'status' | 'headers' | 'body'>,
): PlacedViolation[] {
  const documented = violations.length > 0 && operation && documentedOperation(contract, operation);
  if (!documented) return [...violations];
  const pointers = pointersOf({ ...documented, asked, ...(answer ? { answer } : {}) }, violations);
  return violations.map((violation, index) => {
    const pointer = pointers[index] ?? documented.operation.pointer;
    return { ...violation, pointer, place: placeOf(contract, pointer, documented.operation.pointer) };
  });
}
