/** What went wrong, as a word that programs compare; stable. */
export type RegistryErrorCode =
  | 'ERR_USAGE'
  | 'ERR_CONFIG'
  | ProblemCode
  | StoreFaultCode
  | MigrationErrorCode;

/** Why what an operator asked for can't be done. */
export type ProblemCode =
  | 'ERR_CLIENT_EXISTS'
  | 'ERR_CLIENT_REFUSED'
  | 'ERR_CLIENT_REQUIRED'
  | 'ERR_CLIENT_UNKNOWN'
  | 'ERR_HOST_UNAVAILABLE'
  | 'ERR_INPUT_MALFORMED'
  | 'ERR_INPUT_UNREADABLE'
  | 'ERR_PORT_UNAVAILABLE'
  | 'ERR_TOKEN_EXPIRED'
  | 'ERR_TOKEN_UNKNOWN';

/**
 * What a fault of the store means to a caller. Unavailable: come back later; duplicate: it exists
 * already; internal: something is broken. After these three nothing was changed. Outcome unknown: the
 * connection broke while the change was being committed, and nobody can say whether it was.
 */
export type StoreFaultCode =
  | 'ERR_STORE_UNAVAILABLE'
  | 'ERR_STORE_DUPLICATE'
  | 'ERR_STORE_INTERNAL'
  | 'ERR_STORE_OUTCOME_UNKNOWN';

/** How the database's migrations differ from those of this version. */
export type MigrationErrorCode = 'ERR_MIGRATION_CHANGED' | 'ERR_MIGRATION_UNKNOWN';

/**
 * The base of every error that the registry throws on purpose. Whoever meets one shows a line and no
 * stack; everything else is a bug.
 *
 * @example
 * ```ts
 * if (error instanceof RegistryError) console.error(error.code, error.explain());
 * ```
 */
export abstract class RegistryError extends Error {
  abstract readonly code: RegistryErrorCode;
  /** What a command ends with. 1: it could not be done. 2: the command line or the environment is no good. */
  readonly exitCode: 1 | 2 = 1;

  /** One line for an operator. */
  explain(): string {
    return this.message;
  }
}
