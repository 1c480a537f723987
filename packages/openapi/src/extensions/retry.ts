/** What `x-retry` says of sending a request of the operation again. */
export const retryPolicies = ['safe', 'idempotent', 'never'] as const;

/** How a header says when the limit is over. */
export const resetUnits = ['seconds', 'epoch-seconds', 'epoch-milliseconds'] as const;

/** `x-retry` of an operation: whether a client may send its request again, and why. */
export interface RetryRule {
  readonly policy: (typeof retryPolicies)[number];
  /** For people; absent where nobody has looked since an import. */
  readonly reason?: string;
  /** Only requests whose body has one of these values wherever the pointer leads; `*` is every item. */
  readonly onlyIf?: { readonly pointer: string; readonly in: readonly unknown[] };
  /** The header that says when the limit is over, where it is not `Retry-After`. */
  readonly resetHeader?: { readonly name: string; readonly unit: (typeof resetUnits)[number] };
}

/**
 * The rule that an operation's `x-retry` states. An import writes the bare word `never`; what nobody
 * declared safe is not sent again either.
 *
 * @example
 * ```ts
 * retryRule('never').policy; // 'never'
 * ```
 */
export function retryRule(written: RetryRule | 'never' | undefined): RetryRule {
  return typeof written === 'object' ? written : { policy: 'never' };
}
