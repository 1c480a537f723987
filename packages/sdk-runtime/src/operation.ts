import type { Input } from './call-operation.ts';
import type { SecurityScheme, Token } from './credentials.ts';
import type { Validate } from './find-misfit.ts';
import type { Answered, Call, Message } from './send.ts';
import type { Raw } from './to-outcome.ts';
import type { BodyWriter } from './writers.ts';

/** What types do not carry at run time and a call needs; the generator writes one per operation. */
export interface Operation {
  /** The contract's name; a client of another contract refuses the operation. */
  readonly contract?: string;
  /** Names the operation in outcomes and errors. */
  readonly id: string;
  readonly method: string;
  /** Path template, as `/clients/{id}`. */
  readonly path: string;
  /**
   * The documented statuses, and whether each has a body, which is JSON. With `read` status
   * ranges (`4XX`) and `default` too, and how the body is held by media type.
   */
  readonly responses: Readonly<Record<string, boolean | Readonly<Record<string, BodyKind>>>>;
  /** Reads answers that are more than JSON under single statuses. */
  readonly read?: AnswerReader;
  /** The header `Accept`, where answers have several media types. */
  readonly accept?: string;
  readonly security?: readonly SecurityScheme[];
  /** Adds the credentials where an alternative needs several. */
  readonly authorize?: Authorizer;
  /** Media type of the request body. Default: `application/json`. */
  readonly mediaType?: string;
  /** Writes requests that are more than JSON and parameters in the usual styles. */
  readonly write?: RequestWriter;
  /** Writers of request bodies by media type; what has none is written as JSON. */
  readonly writers?: Readonly<Record<string, BodyWriter>>;
  /** How lists and objects among the parameters are written, where it is not as usual. */
  readonly styles?: Styles;
  /** Writes parameters in these styles. */
  readonly parameters?: ParameterWriter;
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

/** How a body is held in a program; `any` is as the media type of the answer says. */
export type BodyKind = 'json' | 'text' | 'binary' | 'any';

/** Styles of parameters by name (OpenAPI 3.1, section 4.8.12.2); `*` ends the name of one that is exploded. */
export interface Styles {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** Writes the parameters of a URL in the styles that are named. */
export interface ParameterWriter {
  /** Gives the query without its question mark. */
  query(values: object | undefined, styles: Styles | undefined): string;
  /** Puts the parameters into a path template. */
  path(
    template: string,
    values: Readonly<Record<string, unknown>> | undefined,
    styles: Styles | undefined,
  ): string;
}

/** Writes the request of a call. */
export type RequestWriter = (base: string, call: Call, input: Input) => Message;

/** Adds credentials to a request, and gives them for logs to leave out. */
export type Authorizer = (
  schemes: readonly SecurityScheme[],
  token: Token | undefined,
  headers: Headers,
  url: URL,
) => Promise<readonly string[]>;

/** Says what an answer is by the contract. */
export type AnswerReader = (
  operation: Operation,
  answer: Answered,
  validate: Validate | undefined,
) => Promise<Raw>;
