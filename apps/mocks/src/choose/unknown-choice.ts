/** What was chosen is not there; the message lists what is. Answered with 400. */
export class UnknownChoice extends Error {
  override readonly name = 'UnknownChoice';
  /** For readers of JSON: what there is, by its kind. */
  readonly known: Readonly<Record<string, readonly (string | number)[]>>;

  constructor(message: string, known: UnknownChoice['known']) {
    super(message);
    this.known = known;
  }
}
