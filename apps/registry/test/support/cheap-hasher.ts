import type { Hasher } from '../../src/secrets/hasher.ts';
import { hashSecret, verifySecret } from '../../src/secrets/passwords.ts';

/** Real scrypt and real salts at the least cost, for tests of something else. */
export const cheapHasher: Hasher = {
  hash: (secret) => hashSecret(secret, { N: 2, r: 8, p: 1 }),
  verify: verifySecret,
};
