import { describe, expect, it } from 'vitest';
import { RefusalError } from '../src/index.ts';
import { orchard } from './support/orchard.ts';

describe('too many requests', async () => {
  const resetAt = new Date('2026-03-01T12:00:07Z');
  const authenticate = async () => {
    throw new RefusalError({ kind: 'too-many-requests', retryAfter: 7, resetAt });
  };
  const { app, seen } = await orchard({ authenticate });

  it('are 429 with Retry-After where the contract has no shape of its own (RFC 6585, section 4)', async () => {
    const { statusCode, headers, body } = await app.inject({
      url: '/trees',
      headers: { 'x-orchard-key': 'good' },
    });
    expect([statusCode, headers['retry-after'], headers['content-type']]).toEqual([
      429,
      '7',
      'application/problem+json; charset=utf-8',
    ]);
    expect(JSON.parse(body)).toEqual({
      type: 'about:blank',
      title: 'Too Many Requests',
      status: 429,
      detail: 'There are too many requests. Nothing was changed.',
    });
    expect(seen).toEqual([]);
  });
});
