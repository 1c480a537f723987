import type { PrismViolation } from '../prism/answer.ts';
import type { PrismRequest } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import type { DocumentedAnswer } from './choice.ts';

/** The error scenario that what is wrong with a request leads to. */
export async function fittingError(
  _contract: MockedContract,
  _operation: PrismOperation,
  _asked: PrismRequest,
  _violations: readonly PrismViolation[],
): Promise<DocumentedAnswer | undefined> {
  return undefined;
}
