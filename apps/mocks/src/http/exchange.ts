import type { PrismViolation } from '../prism/answer.ts';

/** One answered request. Holds no header, query or body, since those hold secrets. */
export type Exchange = {
  method: string;
  /** As at the gateway, whichever port it came in by. */
  path: string;
  status: number;
  violations: PrismViolation[];
  milliseconds: number;
};
