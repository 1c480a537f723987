import type { SecurityScheme } from './credentials.ts';

/** What types do not carry at run time and a call needs; the generator writes one per operation. */
export interface Operation {
  /** The contract's name; a client of another contract refuses the operation. */
  readonly contract?: string;
  /** Names the operation in outcomes and errors. */
  readonly id: string;
  readonly method: string;
  /** Path template, as `/clients/{id}`. */
  readonly path: string;
  /** The documented statuses, and whether each has a body. */
  readonly responses: Readonly<Record<number, boolean>>;
  readonly security?: readonly SecurityScheme[];
  /** Media type of the request body. Default: `application/json`. */
  readonly mediaType?: string;
  /** Names of members that hold secrets, in requests and responses. */
  readonly secrets?: readonly string[];
  /** Where an error body may say in words what is wrong: JSON pointers, best first. */
  readonly messages?: readonly string[];
  /** The contract's `x-retry`; absent when the request must not be sent again. */
  readonly retry?: RetryRule;
}

/** When a request may be sent again although nobody knows what became of the first. */
export interface RetryRule {
  /** `safe` changes nothing, `idempotent` changes the same again (RFC 9110, section 9.2). */
  readonly policy: 'safe' | 'idempotent';
  /** Holds for requests in whose body all values at the pointer are listed; `*` is every member or item. */
  readonly onlyIf?: { readonly pointer: string; readonly in: readonly unknown[] };
  /** The header that says when a rate limit ends, besides `Retry-After`. */
  readonly resetHeader?: {
    readonly name: string;
    readonly unit: 'seconds' | 'epoch-seconds' | 'epoch-milliseconds';
  };
}
