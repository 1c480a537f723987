import { createHash, randomBytes } from 'node:crypto';

/** Lets a secret scanner, and a person who finds one, see what it is. */
const PREFIX = 'clr_';

/** 256 random bits, URL-safe. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * A new token: 256 random bits behind a recognisable prefix.
 *
 * @example
 * ```ts
 * newToken(); // 'clr_' and 43 characters
 * ```
 */
export function newToken(): string {
  return PREFIX + newSecret();
}

/**
 * What is kept of a token, and what it is found by. SHA-256 without salt suffices, since a random token
 * can't be guessed from a list; and how long a comparison of hashes takes says nothing about a token.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The few characters by which an operator tells tokens apart. */
export function tokenPrefix(token: string): string {
  return token.slice(0, 8);
}
