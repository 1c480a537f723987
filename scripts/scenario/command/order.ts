/** What the command is to do. */
export interface Order {
  /** The contract's name in the register. */
  readonly contract: string;
  readonly scenario: string;
  /** Whether a documented answer that differs is written anew. */
  readonly update: boolean;
  /** The scenario whose request is copied, where this one has none. */
  readonly from?: string | undefined;
}

/** The command does nothing, and why, in lines. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
