import type { ClientRecord, KeptClient } from '@clientele/semantics';

/** How long the JSON of what is kept may be: a session keeps it for an hour, and there are a thousand of them. */
const LIMIT = 256 * 1024;

/** What the updates of a session have led to. */
export class Records {
  readonly #start: KeptClient;
  #now: KeptClient;

  constructor(start: KeptClient) {
    this.#start = start;
    this.#now = start;
  }

  /** The client of this id, in the form in which ids are kept. */
  find(idField: string, id: string): KeptClient | undefined {
    return this.#now.record[idField] === id ? this.#now : undefined;
  }

  /** @throws {RecordsFull} and keeps what was */
  keep(client: KeptClient): void {
    if (JSON.stringify(client).length > LIMIT) throw new RecordsFull();
    this.#now = client;
  }

  reset(): void {
    this.#now = this.#start;
  }

  /** Without their secrets. */
  list(): readonly ClientRecord[] {
    return [this.#now.record];
  }
}

/** A session has stored more than a mock keeps. */
export class RecordsFull extends Error {
  override readonly name = 'RecordsFull';

  constructor() {
    super(
      `A session keeps at most ${LIMIT / 1024} KiB of a contract's records. Begin anew with DELETE /_mock/<contract>/records.`,
    );
  }
}
