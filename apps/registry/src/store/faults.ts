import { DatabaseError } from 'pg';
import { RegistryError, type StoreFaultCode } from '../errors.ts';

/** The store could not do what was asked. The database's own error is the `cause`. */
export class StoreFault extends RegistryError {
  override readonly name = 'StoreFault';
  readonly code: StoreFaultCode;

  constructor(code: StoreFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  override explain(): string {
    // Of several addresses of a host each has failed; the first says why.
    const reason = this.cause instanceof AggregateError ? this.cause.errors[0] : this.cause;
    return reason instanceof Error ? `${this.message} ${reason.message}` : this.message;
  }
}

/** Two transactions met in a way that only one of them survives; the other may simply run again. */
export function isConflict(error: unknown): boolean {
  return isDatabaseError(error) && ['40001', '40P01', '23505'].includes(error.code ?? '');
}

function isDuplicate(error: unknown): boolean {
  if (isDatabaseError(error)) return error.code === '23505';
  return SQLITE_DUPLICATES.has(sqliteCode(error) ?? 0);
}

/** Does a SQLite error say that another process holds the lock? */
export function isBusy(error: unknown): boolean {
  return SQLITE_LOCKED.has(primary(sqliteCode(error)));
}

/**
 * Turns whatever a database threw into a `StoreFault`. Out of reach, too slow, locked and full are
 * unavailable, since they pass without a change of the program; all else is internal.
 *
 * @example
 * ```ts
 * toStoreFault(new Error('Connection terminated unexpectedly')).code; // 'ERR_STORE_UNAVAILABLE'
 * ```
 */
export function toStoreFault(error: unknown): StoreFault {
  if (error instanceof StoreFault) return error;
  if (isDuplicate(error))
    return new StoreFault('ERR_STORE_DUPLICATE', 'It exists already.', { cause: error });
  if (isPassing(error))
    return new StoreFault('ERR_STORE_UNAVAILABLE', 'The database is out of reach.', { cause: error });
  return new StoreFault('ERR_STORE_INTERNAL', 'The database failed.', { cause: error });
}

/** Did the database answer, so that a failed COMMIT is known to have changed nothing? */
export function isDefinite(error: unknown): boolean {
  return (isDatabaseError(error) && error.severity === 'ERROR') || sqliteCode(error) !== undefined;
}

const PASSING_STATES = /^(08|53|57P0|57014|55P03|25006|40001|40P01)/;
const PASSING_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'ENOENT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const PASSING_MESSAGES = /connection terminated|timeout|not queryable|connection error/i;
/** BUSY and LOCKED. */
const SQLITE_LOCKED = new Set([5, 6]);
/** These two, FULL, and CANTOPEN. */
const SQLITE_PASSING = new Set([...SQLITE_LOCKED, 13, 14]);
/** CONSTRAINT_PRIMARYKEY and CONSTRAINT_UNIQUE. */
const SQLITE_DUPLICATES = new Set([1555, 2067]);

function isPassing(error: unknown): boolean {
  if (isDatabaseError(error)) return PASSING_STATES.test(error.code ?? '');
  const sqlite = sqliteCode(error);
  if (sqlite !== undefined) return SQLITE_PASSING.has(primary(sqlite));
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isPassing);
  return PASSING_CODES.has(codeOf(error)) || PASSING_MESSAGES.test(error.message);
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError;
}

/** The extended result code of an error from `node:sqlite`. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || codeOf(error) !== 'ERR_SQLITE_ERROR') return undefined;
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
}

/** An extended result code holds the primary one in its low byte. */
function primary(code = 0): number {
  return code & 0xff;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
