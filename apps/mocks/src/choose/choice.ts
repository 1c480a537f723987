/** Milliseconds, or the least and the most of them. */
export type Delay = number | readonly [least: number, most: number];

/** Who said what is answered. */
export type Chooser = 'prefer' | 'query' | 'cookie' | 'control';

/** What a request is to be answered with; what is absent is left to the next who may say. */
export interface Choice {
  /** The name of a scenario. */
  readonly example?: string;
  readonly code?: number;
  readonly dynamic?: boolean;
  readonly seed?: string;
  /** The connection is cut instead of an answer. */
  readonly drop?: boolean;
  readonly delay?: Delay;
}

/** A choice, and whose its answer is: where it has a delay alone, nobody chose one. */
export interface Chosen extends Choice {
  readonly by?: Chooser;
}

/** Where a contract documents an answer. */
export type DocumentedAnswer = { readonly code: number; readonly exampleKey: string };

/** Why an answer is the one that it is; the header `X-Mock-Reason`. */
export type Reason =
  | Chooser
  /** What is wrong with the request is what leads to this scenario. */
  | 'cause'
  /** The request is the scenario's own. */
  | 'request'
  /** The first example of the first status that fits. */
  | 'first'
  /** Made up from the schema. */
  | 'generated'
  /** By the vendor's semantics, on records in memory. */
  | 'stateful';
