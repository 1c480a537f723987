import { type ProblemCode, RegistryError } from '../errors.ts';

/** What an operator asked for can't be done; `message` says why and, where it can, what to do. */
export class Problem extends RegistryError {
  override readonly name = 'Problem';
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
