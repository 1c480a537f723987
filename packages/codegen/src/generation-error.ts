/** A contract that a generator cannot turn into sources. */
export class GenerationError extends Error {
  override readonly name = 'GenerationError';
  readonly code = 'ERR_GENERATION';
  readonly contract: string;
  readonly generator: string;
  /** Where in the bundle. */
  readonly pointer: string;

  constructor(
    at: { contract: string; generator: string; pointer: string },
    problem: string,
    cause?: unknown,
  ) {
    super(`${at.contract}: ${at.generator}: ${at.pointer}: ${problem}`, { cause });
    this.contract = at.contract;
    this.generator = at.generator;
    this.pointer = at.pointer;
  }
}
