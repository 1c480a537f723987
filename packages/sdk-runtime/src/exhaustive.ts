import { toError } from './errors.ts';
import type { Unexpected } from './outcome.ts';

/**
 * Ends a `switch` over an outcome's status: a documented status without a case is a compile error.
 *
 * @example
 * ```ts
 * switch (outcome.status) {
 *   case 200: return outcome.body.name;
 *   case 404: return undefined;
 *   default: return exhaustive(outcome);
 * }
 * ```
 * @throws the {@link ClienteleError} of what arrives here all the same: an undocumented status, a
 * body that breaks the contract, or no answer.
 */
export function exhaustive(outcome: Unexpected): never {
  throw toError(outcome);
}
