/** Why the mocks did not start. The strings are stable. */
export type MockErrorCode =
  | 'OPTION_INVALID'
  | 'REGISTER_UNUSABLE'
  | 'BUNDLE_UNUSABLE'
  | 'CONTRACT_UNUSABLE'
  | 'PORT_UNAVAILABLE'
  | 'HOST_UNAVAILABLE'
  | 'STATEFUL_UNAVAILABLE';

/**
 * The mocks can't start, for a reason that the user can mend. The message is one line that says how;
 * where files of contracts are wrong, one for each fault.
 *
 * @example
 * ```ts
 * if (error instanceof MockError && error.code === 'PORT_UNAVAILABLE') console.error(error.message);
 * ```
 */
export class MockError extends Error {
  override readonly name = 'MockError';
  readonly code: MockErrorCode;

  constructor(code: MockErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
