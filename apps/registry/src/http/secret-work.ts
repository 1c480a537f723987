import type { Hasher } from '../secrets/hasher.ts';
import { StoreFault } from '../store/faults.ts';

type Hashes = Readonly<Record<string, string>>;

/** How often a request starts anew since the stored secrets are others than those that it was checked against. */
const ATTEMPTS = 5;

/** Leaves a transaction, which then changes nothing, in order to do the slow work outside of it. */
class NotReady extends Error {
  override readonly name = 'NotReady';
  readonly work: () => Promise<void>;

  constructor(work: () => Promise<void>) {
    super('The transaction needs slow work to be done first.');
    this.work = work;
  }
}

/**
 * The slow work on the secrets of one request, none of it inside a transaction: there a lock is held
 * that others wait for. A transaction asks for results; where one is missing, it is left, the work is
 * done, and it runs again.
 */
export class SecretWork {
  readonly #hasher: Hasher;
  readonly #verdicts = new Map<string, boolean>();
  readonly #hashes = new Map<string, string>();

  constructor(hasher: Hasher) {
    this.#hasher = hasher;
  }

  /** Finds out which top-level members of the body equal the stored secret of their name. */
  async verify(body: unknown, stored: Hashes): Promise<void> {
    for (const { value, hash } of candidates(body, stored)) {
      const key = keyOf(value, hash);
      if (!this.#verdicts.has(key)) this.#verdicts.set(key, await this.#hasher.verify(value, hash));
    }
  }

  /** What a vendor's update may ask of the body's members; `verify` has to have seen these very hashes. */
  matcher(body: unknown, stored: Hashes): (field: string, value: string) => boolean {
    const known = candidates(body, stored);
    if (!known.every(({ value, hash }) => this.#verdicts.has(keyOf(value, hash)))) {
      throw new NotReady(() => this.verify(body, stored));
    }
    return (field, value) =>
      known.some(
        (each) => each.field === field && each.value === value && this.#verdicts.get(keyOf(value, each.hash)),
      );
  }

  /** The hashes of secrets that the request sets. */
  hashesOf(secrets: Hashes): Hashes {
    const missing = Object.values(secrets).filter((secret) => !this.#hashes.has(secret));
    if (missing.length > 0) throw new NotReady(() => this.#hash(missing));
    return Object.fromEntries(
      Object.entries(secrets).map(([field, secret]) => [field, this.#hashes.get(secret) ?? '']),
    );
  }

  /** Runs a transaction until it has all that it asks for. @throws {StoreFault} when that never ends. */
  async run<Result>(transaction: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        return await transaction();
      } catch (error) {
        if (!(error instanceof NotReady)) throw error;
        await error.work();
      }
    }
    throw new StoreFault('ERR_STORE_UNAVAILABLE', "The client's secrets keep changing.");
  }

  async #hash(secrets: readonly string[]): Promise<void> {
    for (const secret of secrets) this.#hashes.set(secret, await this.#hasher.hash(secret));
  }
}

function candidates(body: unknown, stored: Hashes) {
  const members = Object.entries(typeof body === 'object' && body !== null ? body : {});
  return members.flatMap(([field, value]) => {
    const hash = Object.hasOwn(stored, field) ? stored[field] : undefined;
    return hash !== undefined && typeof value === 'string' ? [{ field, value, hash }] : [];
  });
}

/** No hash has a line break. */
function keyOf(value: string, hash: string): string {
  return `${hash}\n${value}`;
}
