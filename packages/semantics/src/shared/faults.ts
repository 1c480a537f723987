import type { UpdateResult } from '../vendor.ts';

/** One thing that is wrong with a request or a record: `{ field: 'contacts[1]', message: 'must be a string' }`. */
export interface Fault {
  /** Dots and `[index]`. */
  readonly field: string;
  /** Without the field's name and without a full stop. */
  readonly message: string;
  /** The vendor's error code, where a vendor has several for one status. */
  readonly code?: string;
}

/** The answer of an update that changes nothing: each message names its field, as in `contacts[1] must be a string`. */
export function refuse(faults: readonly Fault[]): UpdateResult {
  return refuseByField(faults.map((fault) => ({ ...fault, message: sentence(fault) })));
}

/** The same for vendors that group their messages by field: the field is not in the message. */
export function refuseByField(faults: readonly Fault[]): UpdateResult {
  return { ok: false, faults };
}

/** A fault as a sentence without a full stop: `contacts[1] must be a string`. */
export function sentence({ field, message }: Fault): string {
  return `${field} ${message}`;
}
