import type { PrismRequest } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import type { DocumentedAnswer } from './choice.ts';

/** The answer of the scenario whose request this is. */
export function sameRequest(
  _contract: MockedContract,
  _operation: PrismOperation,
  _asked: PrismRequest,
): DocumentedAnswer | undefined {
  return undefined;
}
