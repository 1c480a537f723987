import type { PrismViolation } from '../prism/answer.ts';

/** A violation, and where the contract says what it breaks. */
export type PlacedViolation = PrismViolation & {
  /** In the bundle. */
  pointer?: string;
  /** `specs/tea/components/schemas/Client.yaml:12`. */
  place?: string;
};
