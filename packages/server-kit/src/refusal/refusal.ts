import type { SecurityScheme } from '@clientele/openapi';
import type { Violation } from '../schema/violation.ts';

/** A rule beyond the schema that a request breaks; `message` is sent as it is. */
export interface FieldRefusal {
  readonly field: string;
  readonly message: string;
  /** For error shapes that tell kinds of refusals apart. */
  readonly code?: string;
}

/** Why bytes are not taken for JSON (RFC 8259, and RFC 7493 for the last three). */
export type JsonFault =
  | 'empty'
  | 'incomplete'
  | 'encoding'
  | 'byte-order-mark'
  | 'syntax'
  | 'too-deep'
  | 'duplicate-member'
  | 'lone-surrogate'
  | 'unsafe-member';

/** Every way in which a request is refused, before {@link ErrorShape} makes it an answer. */
export type Refusal =
  /** The next three come from Node, of requests that never reach the app as a whole. */
  | { readonly kind: 'malformed-http' }
  | { readonly kind: 'headers-too-large' }
  | { readonly kind: 'request-timeout' }
  | { readonly kind: 'malformed-json'; readonly fault: JsonFault }
  | { readonly kind: 'invalid-body'; readonly violations: readonly Violation[] }
  | { readonly kind: 'invalid-parameters'; readonly violations: readonly Violation[] }
  | { readonly kind: 'unsupported-media-type'; readonly expected: readonly string[] }
  /** `limit` is of bytes, or of the parts of a form. */
  | { readonly kind: 'body-too-large'; readonly limit: number; readonly unit?: 'parts' }
  | { readonly kind: 'method-not-allowed'; readonly allow: readonly string[] }
  | { readonly kind: 'path-not-found' }
  | {
      readonly kind: 'unauthenticated';
      readonly reason: 'missing' | 'malformed' | 'unknown' | 'foreign';
      readonly scheme: SecurityScheme;
    }
  | { readonly kind: 'forbidden'; readonly scopes: readonly string[] }
  | { readonly kind: 'not-implemented'; readonly operationId: string }
  /** `outcome: 'unknown'`: nobody can say whether the request took effect. Without it: it did not. */
  | { readonly kind: 'internal'; readonly outcome?: 'unknown' }
  | { readonly kind: 'unavailable'; readonly retryAfter: number }
  /** `resetAt`: when the caller's allowance is whole again, which is in `retryAfter` seconds. */
  | { readonly kind: 'too-many-requests'; readonly retryAfter: number; readonly resetAt: Date }
  | { readonly kind: 'client-not-found' }
  | { readonly kind: 'refused'; readonly violations: readonly FieldRefusal[] };
