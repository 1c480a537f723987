/** What a command may touch of the outside; a test gives its own. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly readInput: () => Promise<string>;
  readonly now: () => Date;
  /** Resolves when the process is asked to end. */
  readonly stopped: () => Promise<void>;
}
