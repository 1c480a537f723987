import type { Received } from '../http/received.ts';
import type { Answer } from '../prism/answer.ts';
import type { MockedContract } from '../prism/contract.ts';

/** A contract's clients in memory. */
export interface World {
  /** By the vendor's semantics. */
  answer(received: Received): Promise<Answer>;
  /** As at the start. */
  reset(): void;
}

/** How worlds of a contract are made, or why there can be none. */
export type Worlds = { readonly make: () => Promise<World> } | { readonly why: string };

/** Compiled once for each contract. */
export function worldsOf(contract: MockedContract): Worlds {
  return { why: `Nobody has written down what updates mean at ${contract.name}.` };
}
