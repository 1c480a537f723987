/** What there is, by its kind: names of scenarios, statuses, operations. */
export type Known = Readonly<Record<string, readonly (string | number)[]>>;

/** What was chosen is not there; the message lists what is. Answered with 400. */
export class UnknownChoice extends Error {
  override readonly name = 'UnknownChoice';
  /** For readers of JSON. */
  readonly known: Known;

  constructor(message: string, known: Known = {}) {
    super(message);
    this.known = known;
  }
}
