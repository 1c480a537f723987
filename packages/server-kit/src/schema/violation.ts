/** One place where a value breaks its schema. The value itself is never in it. */
export interface Violation {
  /** JSON pointer (RFC 6901) of the member at fault, also when it is missing: `/client/name`. */
  readonly pointer: string;
  /** The same for people: `client.name`, `redirect_uris[0]`; empty for the body as a whole. */
  readonly field: string;
  /** A whole phrase without a full stop: `client.name must be a string`. */
  readonly message: string;
  /** The keyword of JSON Schema that failed: `type`, `required`, `minLength`. */
  readonly keyword: string;
  /** What stood there. */
  readonly received: JsonKind;
}

export type JsonKind = 'absent' | 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';
