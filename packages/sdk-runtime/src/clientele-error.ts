/** What went wrong, as a word that programs compare; stable. */
export type ErrorCode =
  | 'ERR_BASE_URL'
  | 'ERR_PATH_PARAMETER'
  | 'ERR_RESPONSE'
  | 'ERR_UNDOCUMENTED_STATUS'
  | 'ERR_CONTRACT_VIOLATION'
  | 'ERR_NETWORK'
  | 'ERR_TIMEOUT'
  | 'ERR_ABORTED';

/** The base of every error class here: a call that did not succeed, or one that must not be sent. */
export abstract class ClienteleError extends Error {
  abstract readonly code: ErrorCode;
  /** The operation's id; `undefined` where nothing was called. */
  declare readonly operation: string | undefined;
  /** How often the request was sent. */
  declare readonly attempts: number | undefined;
  /** The answer's status; `undefined` when none arrived. */
  declare readonly status: number | undefined;

  /** The answer's body. */
  abstract readonly body: unknown;

  /** What a log may hold. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}
