import type { SecurityScheme } from './credentials.ts';

/** What types do not carry at run time and a call needs; the generator writes one per operation. */
export interface Operation {
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
}
