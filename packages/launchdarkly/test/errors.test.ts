import { expect, it } from 'vitest';
import { errors } from '../src/errors.ts';

it('says when a rate limit ends, in milliseconds since 1970', () => {
  const resetAt = new Date('2026-03-01T12:00:10.5Z');
  const { status, headers } = errors({ kind: 'too-many-requests', retryAfter: 11, resetAt });
  expect([status, headers]).toEqual([
    429,
    { 'x-ratelimit-global-remaining': '0', 'x-ratelimit-reset': '1772366410500' },
  ]);
});
