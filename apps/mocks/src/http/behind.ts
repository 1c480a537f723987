/** Why a mock does not answer by what is written. */
export type Behind = {
  /** In a line: where it is wrong, and what. */
  reason: string;
  /** Everything that is wrong, for a reader of JSON. */
  causes: readonly unknown[];
};
