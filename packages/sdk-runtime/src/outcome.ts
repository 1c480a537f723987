import type { Answers, Ranged } from './ranges.ts';

/**
 * What a call came to. `status` tells the documented statuses apart, `kind` everything:
 *
 * | kind | status | |
 * | --- | --- | --- |
 * | `success`, `error` | the documented one | `body` has that status's type |
 * | `undocumented` | none | `statusCode` is another; `body` is the text that was sent |
 * | `violation` | none | `body` does not fit `statusCode`: `pointer`, `expected`, `received` |
 * | `network`, `timeout`, `abort` | none | no whole answer arrived: `cause` |
 *
 * Where a contract has a range (`4XX`) or `default`, `status` is the number that came; `default` stands
 * for no 2xx where another is documented, so that a success never has the body of an error. Where a
 * status has several media types, `mediaType` tells their bodies apart.
 *
 * An answer without a `status` has the number that came as `statusCode`, which tells no types apart.
 * A violation has no `status`, so that `case 200` never meets a body that is not what 200 has.
 *
 * @typeParam Responses - Body type by documented status.
 * @example
 * ```ts
 * switch (outcome.status) {
 *   case 200: return outcome.body.name;
 *   case 404: return undefined;
 *   default: return exhaustive(outcome);
 * }
 * ```
 */
export type Outcome<Responses> = Documented<Responses> | Unexpected;

/** Any outcome of any operation, for functions that take them all. */
export type AnyOutcome = AnyAnswer<'success'> | AnyAnswer<'error'> | Unexpected;

interface AnyAnswer<Kind> extends Answered {
  readonly kind: Kind;
  readonly status: number;
  readonly body: unknown;
}

/** The outcomes with a documented status and a body that fits it. */
export type Documented<Responses> =
  | { [Status in keyof Responses & number]: Answers<Status, Responses[Status]> }[keyof Responses & number]
  | Ranged<Responses>;

/** The outcomes that no contract lists. */
export type Unexpected = Undocumented | Violation | Network | Timeout | Abort;

interface Called {
  /** The operation's id. */
  readonly operation: string;
  /** How often the request was sent. */
  readonly attempts: number;
  /**
   * Whether an attempt was sent that brought no whole answer, or 408 or 5xx: what it asked for may
   * have been done all the same, whatever a later attempt was answered. A vendor that gives a new
   * registration token with each update answers the next attempt with 401.
   *
   * @see [RFC 7592 - Client Update Request](https://www.rfc-editor.org/rfc/rfc7592#section-2.2)
   */
  readonly mayHaveBeenApplied: boolean;
}

interface Answered extends Called {
  readonly headers: Headers;
  /** As `fetch` gave it; its body has been read. */
  readonly response: Response;
}

/** An answer as the contract has it. `success` is 2xx. */
export interface Answer<Status extends number, Body> extends Answered {
  /** `success` for 2xx, else `error`. */
  readonly kind: `${Status}` extends `2${string}` ? 'success' : 'error';
  readonly status: Status;
  // biome-ignore lint/suspicious/noConfusingVoidType: hey-api's word for a status without a body.
  readonly body: [Body] extends [void] ? undefined : Body;
}

/** An answer with a status that the contract does not document. A redirect is one: none is followed. */
export interface Undocumented extends Answered {
  /** A status that the contract does not have. */
  readonly kind: 'undocumented';
  readonly status: undefined;
  /** The status that came. */
  readonly statusCode: number;
  /** The text that was sent, JSON or not. */
  readonly body: string;
}

/** Where a body does not fit the contract. */
export interface Misfit {
  /** JSON pointer (RFC 6901) into the body; `''` is the body as a whole. */
  readonly pointer: string;
  readonly expected: string;
  readonly received: string;
}

/** An answer with a documented status and a body that does not fit it. */
export interface Violation extends Answered, Misfit {
  /** A body that the contract does not allow. */
  readonly kind: 'violation';
  readonly status: undefined;
  /** The documented status that came. */
  readonly statusCode: number;
  /** As it was sent. */
  readonly body: unknown;
}

interface Unanswered extends Called {
  readonly status: undefined;
  /** What `fetch` threw, or the signal's reason. */
  readonly cause: unknown;
}

/** No answer arrived, or only part of one. */
export interface Network extends Unanswered {
  /** No whole answer. */
  readonly kind: 'network';
}

/** The answer took longer than allowed. */
export interface Timeout extends Unanswered {
  /** No answer in time. */
  readonly kind: 'timeout';
}

/** The caller aborted the call. */
export interface Abort extends Unanswered {
  /** Aborted by the caller. */
  readonly kind: 'abort';
}
