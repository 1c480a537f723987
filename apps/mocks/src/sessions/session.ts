/** What one user of the mocks has selected. */
export class Session {
  readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  isStateful(_contract: string): boolean {
    return false;
  }

  /** What a contract's semantics keep for this session. */
  world<T>(_contract: string, make: () => T): T {
    return make();
  }
}
