/** What is wrong with the token of a request; `foreign`: it is good for another client. */
export const tokenCauses = ['missing', 'malformed', 'unknown', 'forbidden', 'foreign'] as const;

/** What is wrong with the client's id in the path. */
export const clientCauses = ['unknown', 'malformed'] as const;

/** What is wrong with the store behind the server. */
export const storeCauses = ['failing', 'unavailable'] as const;

/** What is wrong with how often requests are made. */
export const rateCauses = ['exceeded'] as const;

/** `x-cause` of an example: what leads to an error that no valid request leads to. */
export interface Cause {
  readonly token?: (typeof tokenCauses)[number];
  readonly client?: (typeof clientCauses)[number];
  /** JSON that breaks the request's schema. */
  readonly body?: unknown;
  /** Text that is not JSON. */
  readonly rawBody?: string;
  /** What a valid body is sent as. */
  readonly mediaType?: string;
  /** The body's size in bytes. */
  readonly bodySize?: number;
  readonly store?: (typeof storeCauses)[number];
  readonly rate?: (typeof rateCauses)[number];
}
