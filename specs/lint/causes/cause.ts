/** What is wrong with a contract, once, whatever follows from it. */
export interface Cause {
  readonly rule: string;
  readonly severity: 'error' | 'warn';
  /** What is wrong, and what was expected. */
  readonly message: string;
  /** What to do, where the message does not say it. */
  readonly fix?: string;
  /** What may have been meant, best first. */
  readonly suggestions: readonly string[];
  /** Absolute. */
  readonly file: string;
  /** From 1, as the column. */
  readonly line: number;
  readonly column: number;
  /** The lines around it in the file, without colours. */
  readonly frame: string;
  /** Where else it shows. */
  readonly also: readonly { readonly file: string; readonly line: number; readonly column: number }[];
}
