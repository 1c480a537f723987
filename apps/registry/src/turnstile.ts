import { StoreFault } from './store/faults.ts';

/** Lets a few callers through at a time, in order; who waits too long is turned away. */
export class Turnstile {
  readonly #timeoutMs: number;
  readonly #waiting = new Set<() => void>();
  #free: number;

  constructor(timeoutMs: number, places = 1) {
    this.#timeoutMs = timeoutMs;
    this.#free = places;
  }

  /** @throws {StoreFault} with ERR_STORE_UNAVAILABLE when the turn has not come in time. */
  async enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    const timer = setTimeout(() => {
      this.#waiting.delete(resolve);
      reject(new StoreFault('ERR_STORE_UNAVAILABLE', `No turn within ${this.#timeoutMs} ms.`));
    }, this.#timeoutMs);
    await promise.finally(() => clearTimeout(timer));
  }

  leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
