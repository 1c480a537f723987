import { ServerKitError } from '../errors/server-kit-error.ts';
import type { Breach } from './response-contract.ts';

/**
 * An answer that breaks the contract: the fault of the handler that made it. No value of it is shown.
 *
 * @example
 * ```ts
 * try {
 *   libraryServer.checkResponse('updateBook', 200, body);
 * } catch (error) {
 *   if (error instanceof InvalidResponseError) console.error(error.pointer, error.problem);
 *   throw error;
 * }
 * ```
 */
export class InvalidResponseError extends ServerKitError {
  override readonly name = 'InvalidResponseError';
  readonly code = 'ERR_INVALID_RESPONSE';
  readonly operationId: string;
  readonly status: number;
  /** JSON pointer (RFC 6901) into the body; empty for the answer as a whole. */
  readonly pointer: string;
  /** The keyword of JSON Schema that failed, or a phrase: `the status is not declared`. */
  readonly problem: string;

  constructor(operationId: string, status: number, breach: Breach) {
    const { pointer, problem } = breach;
    const place = pointer && ` at ${pointer}`;
    super(`${operationId} ${status}: the response breaks the contract${place}: ${problem}`);
    this.operationId = operationId;
    this.status = status;
    this.pointer = pointer;
    this.problem = problem;
  }
}
