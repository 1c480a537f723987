/** What went wrong, as a word that programs compare; stable. */
export type ServerKitErrorCode = 'ERR_REFUSED' | 'ERR_INVALID_RESPONSE';

/**
 * What the kit throws while it serves, and what is thrown into it; the base of one class per code.
 * Wrong arguments are a `TypeError`.
 *
 * @example
 * ```ts
 * if (error instanceof ServerKitError) log.warn({ code: error.code }, error.message);
 * ```
 */
export abstract class ServerKitError extends Error {
  abstract readonly code: ServerKitErrorCode;
}
