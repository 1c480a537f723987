import { ServerKitError } from '../errors/server-kit-error.ts';
import type { Refusal } from './refusal.ts';

/**
 * Thrown by a handler or by `authenticate`, it is answered in the error shape of the contract.
 *
 * @example
 * ```ts
 * throw new RefusalError({ kind: 'unavailable', retryAfter: 2 });
 * ```
 */
export class RefusalError extends ServerKitError {
  override readonly name = 'RefusalError';
  readonly code = 'ERR_REFUSED';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(`Refused: ${refusal.kind}`, options);
    this.refusal = refusal;
  }
}
