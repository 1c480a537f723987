/** What keeps a day of tests from filling the memory. */
export interface Limits {
  /** Beside the default session; the one that was not used for longest goes. */
  readonly sessions: number;
  /** Milliseconds after which a session that nobody uses is forgotten. */
  readonly idle: number;
  /** Answers of a sequence. */
  readonly answers: number;
  /** Requests in the log. */
  readonly requests: number;
  /** Bytes of a body in the log. */
  readonly body: number;
  /** Violations of a request in the log. */
  readonly violations: number;
  /** Bytes of a body whose violations are looked for in the contract, which checks it once more. */
  readonly placed: number;
}

/** So that the bodies of the log take 16 MiB at most. */
export const LIMITS: Limits = {
  sessions: 1000,
  idle: 60 * 60 * 1000,
  answers: 100,
  requests: 1000,
  body: 8 * 1024,
  violations: 100,
  placed: 64 * 1024,
};
