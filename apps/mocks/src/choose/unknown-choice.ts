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

/** What a stranger sent, short enough for a message. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
