/** One thing that is wrong with a request or a record: `{ field: 'contacts[1]', message: 'must be a string' }`. */
export interface Fault {
  /** Dots and `[index]`. */
  readonly field: string;
  /** Without the field's name and without a full stop. */
  readonly message: string;
  /** The vendor's error code, where a vendor has several for one status. */
  readonly code?: string;
}

/** What an update leads to that changes nothing. */
export interface Refused {
  readonly ok: false;
  /** Everything that is wrong, in the vendor's words and order; each message may be sent as it is. */
  readonly faults: readonly Fault[];
}

/** The answer of an update that changes nothing: each message names its field, as in `contacts[1] must be a string`. */
export function refuse(faults: readonly Fault[]): Refused {
  return refuseByField(faults.map((fault) => ({ ...fault, message: sentence(fault) })));
}

/** The same for vendors that group their messages by field: the field is not in the message. */
export function refuseByField(faults: readonly Fault[]): Refused {
  return { ok: false, faults };
}

/** A fault as a sentence without a full stop: `contacts[1] must be a string`. */
export function sentence({ field, message }: Fault): string {
  return `${field} ${message}`;
}
