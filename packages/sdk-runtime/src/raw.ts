/** Any outcome, before its type is known. */
export interface Raw {
  readonly kind: string;
  readonly headers?: Headers;
  readonly response?: Response;
  readonly cause?: unknown;
  readonly [member: string]: unknown;
}
