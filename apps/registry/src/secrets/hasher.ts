import { Turnstile } from '../turnstile.ts';
import { hashSecret, verifySecret } from './passwords.ts';

/** Hashes secrets and knows them again; what it does takes a while. */
export interface Hasher {
  hash(secret: string): Promise<string>;
  verify(secret: string, stored: string): Promise<boolean>;
}

/** scrypt blocks a thread of the few that Node has; two at a time leave some to everything else. */
const PLACES = 2;
const WAIT_MS = 5000;

/**
 * A hasher that works on a few secrets at a time; who waits too long gets a `StoreFault`.
 *
 * @example
 * ```ts
 * await limited().hash('example'); // 'scrypt$16384$8$1$<salt>$<hash>'
 * ```
 */
export function limited(
  hasher: Hasher = { hash: hashSecret, verify: verifySecret },
  places = PLACES,
  waitMs = WAIT_MS,
): Hasher {
  const turnstile = new Turnstile(waitMs, places);
  const inTurn = async <Result>(work: () => Promise<Result>) => {
    await turnstile.enter();
    return work().finally(() => turnstile.leave());
  };
  return {
    hash: (secret) => inTurn(() => hasher.hash(secret)),
    verify: (secret, stored) => inTurn(() => hasher.verify(secret, stored)),
  };
}
