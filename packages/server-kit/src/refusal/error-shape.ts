import type { Refusal } from './refusal.ts';

/** An error answer. `content-type` is `application/json` unless a header says otherwise. */
export interface ErrorAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a vendor says no: declared once, used for every refusal of every operation. */
export type ErrorShape = (refusal: Refusal) => ErrorAnswer;

const statuses: Record<Refusal['kind'], number> = {
  'malformed-http': 400,
  'headers-too-large': 431,
  'request-timeout': 408,
  'malformed-json': 400,
  'invalid-body': 400,
  'invalid-parameters': 400,
  'unsupported-media-type': 415,
  'body-too-large': 413,
  'method-not-allowed': 405,
  'path-not-found': 404,
  unauthenticated: 401,
  forbidden: 403,
  'not-implemented': 501,
  internal: 500,
  unavailable: 503,
  // RFC 6585, section 4.
  'too-many-requests': 429,
  'client-not-found': 404,
  refused: 400,
};

/** The status that HTTP has for a refusal (RFC 9110, section 15). */
export function statusOf(refusal: Refusal): number {
  return statuses[refusal.kind];
}
