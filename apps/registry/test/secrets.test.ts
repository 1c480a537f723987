import { expect, test } from 'vitest';
import { hashSecret, verifySecret } from '../src/secrets/passwords.ts';
import { hashToken, newToken, tokenPrefix } from '../src/secrets/tokens.ts';

test('a secret is known by its hash, each hash by its own salt', async () => {
  const [one, other] = await Promise.all([hashSecret('example'), hashSecret('example')]);
  expect(one).not.toBe(other);
  expect(await verifySecret('example', one)).toBe(true);
  expect(await verifySecret('Example', one)).toBe(false);
});

test.each(['', 'plain', 'bcrypt$1$2$3$a$b', 'scrypt$16384$8$1$c2FsdA==$'])(
  '%j is the hash of no secret',
  async (stored) => {
    expect(await verifySecret('', stored)).toBe(false);
  },
);

test('a hash of another cost is still verified', async () => {
  const stored = 'scrypt$1024$8$1$c2FsdA==$';
  const { scryptSync } = await import('node:crypto');
  const hash = scryptSync('example', 'salt', 32, { N: 1024, r: 8, p: 1 }).toString('base64');
  expect(await verifySecret('example', stored + hash)).toBe(true);
});

test('tokens are 256 random bits, recognisable, and never twice the same', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^clr_[\w-]{43}$/);
});

test('of a token, a hash and a short prefix are kept', () => {
  const token = newToken();
  expect(hashToken(token)).toMatch(/^[\da-f]{64}$/);
  expect(tokenPrefix(token)).toHaveLength(8);
});
