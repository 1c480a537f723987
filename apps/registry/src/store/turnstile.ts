import { StoreFault } from './faults.ts';

/** Lets one caller through at a time, in order; who waits too long is turned away. */
export class Turnstile {
  readonly #timeoutMs: number;
  readonly #waiting = new Set<() => void>();
  #taken = false;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** @throws {StoreFault} `unavailable` when the turn has not come in time. */
  async enter(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    const timer = setTimeout(() => {
      this.#waiting.delete(resolve);
      reject(new StoreFault('unavailable', `No turn at the database within ${this.#timeoutMs} ms.`));
    }, this.#timeoutMs);
    await promise.finally(() => clearTimeout(timer));
  }

  leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#taken = false;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
