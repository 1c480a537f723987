/** Why nothing was generated. The strings are stable. */
export type GenerationErrorCode =
  /** There is no bundle, or it is not JSON. */
  | 'ERR_BUNDLE'
  /** The contract has what the generators or the clients' runtime would get wrong. */
  | 'ERR_UNSUPPORTED'
  /** A generator failed. */
  | 'ERR_GENERATOR';

/** A contract that cannot be turned into sources. */
export class GenerationError extends Error {
  override readonly name = 'GenerationError';
  readonly code: GenerationErrorCode;
  readonly contract: string;
  readonly generator: string;
  /** Where in the bundle. */
  readonly pointer: string;

  constructor(
    code: GenerationErrorCode,
    at: { contract: string; generator: string; pointer: string },
    problem: string,
    cause?: unknown,
  ) {
    // A bundle that can't be read has no places.
    const place = code === 'ERR_BUNDLE' ? '' : `${at.generator}: ${at.pointer}: `;
    super(`${at.contract}: ${place}${problem}`, { cause });
    this.code = code;
    this.contract = at.contract;
    this.generator = at.generator;
    this.pointer = at.pointer;
  }
}
