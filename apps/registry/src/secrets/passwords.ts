import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive: (password: string, salt: Buffer, length: number, options: ScryptOptions) => Promise<Buffer> =
  promisify(scrypt);

const LENGTH = 32;
/** 16 MiB and some 40 ms of one core. */
const COST = { N: 16_384, r: 8, p: 1 };

/**
 * Hashes a client's secret, which a person may have chosen. The answer says how it was made, so
 * that the cost can be raised without losing the old ones; tests of other things choose a low one.
 *
 * @example
 * ```ts
 * await hashSecret('example'); // 'scrypt$16384$8$1$<salt>$<hash>'
 * ```
 */
export async function hashSecret(secret: string, cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, LENGTH, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Hashes secrets by field. */
export async function hashSecrets(
  secrets: Readonly<Record<string, string>>,
  hash: (secret: string) => Promise<string> = hashSecret,
): Promise<Record<string, string>> {
  const hashes = Object.entries(secrets).map(async ([field, secret]) => [field, await hash(secret)]);
  return Object.fromEntries(await Promise.all(hashes));
}

/** Is this the secret behind the hash? Constant time; false for a hash of another making. */
export async function verifySecret(secret: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, expected] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || expected === undefined) return false;
  const cost = { N: Number(n), r: Number(r), p: Number(p), maxmem: 256 * 1024 * 1024 };
  const hash = await derive(secret, Buffer.from(salt, 'base64'), LENGTH, cost);
  const wanted = Buffer.from(expected, 'base64');
  return hash.length === wanted.length && timingSafeEqual(hash, wanted);
}
