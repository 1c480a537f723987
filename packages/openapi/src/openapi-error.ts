/** Why a document can't be read. The strings are stable. */
export type OpenApiErrorCode =
  /** No JSON pointer: it does not start with `/`, has a `~` that is no escape, or a bad percent-encoding. */
  | 'ERR_POINTER_MALFORMED'
  /** The reference leads out of the document. */
  | 'ERR_REFERENCE_EXTERNAL'
  /** Nothing stands where the reference points to. */
  | 'ERR_REFERENCE_DANGLING'
  /** References that lead to each other and to nothing else. */
  | 'ERR_REFERENCE_CYCLE'
  /** The document is of a version that is not read. */
  | 'ERR_VERSION'
  /** `redocly.yaml` names no contract, or one without its files. */
  | 'ERR_REGISTER';

/**
 * Thrown by whatever reads a document of this package.
 *
 * @example
 * ```ts
 * if (error instanceof OpenApiError && error.code === 'ERR_REFERENCE_DANGLING') console.error(error.pointer);
 * ```
 */
export class OpenApiError extends TypeError {
  override readonly name = 'OpenApiError';
  readonly code: OpenApiErrorCode;
  /** The pointer or reference that it is about, as it was given. */
  readonly pointer: string;

  constructor(code: OpenApiErrorCode, pointer: string, message: string) {
    super(message);
    this.code = code;
    this.pointer = pointer;
  }
}
