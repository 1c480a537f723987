import { expect, it } from 'vitest';
import { errors } from '../src/errors.ts';

it('says when a rate limit ends, in seconds since 1970', () => {
  const resetAt = new Date('2026-03-01T12:00:10.5Z');
  const { status, headers } = errors({ kind: 'too-many-requests', retryAfter: 11, resetAt });
  expect([status, headers]).toEqual([
    429,
    { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '1772366411' },
  ]);
});
