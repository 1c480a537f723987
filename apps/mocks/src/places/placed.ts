import type { PrismViolation } from '../prism/answer.ts';
import type { PrismRequest } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';

/** A violation, and where the contract says what it breaks. */
export type PlacedViolation = PrismViolation & {
  /** In the bundle. */
  pointer?: string;
  /** `specs/buddy/components/schemas/Client.yaml:12`. */
  place?: string;
};

/** Finds where the contract says what violations break. */
export function placed(
  _contract: MockedContract,
  _operation: PrismOperation | undefined,
  _asked: PrismRequest,
  violations: readonly PrismViolation[],
): PlacedViolation[] {
  return [...violations];
}
