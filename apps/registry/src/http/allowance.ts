import { RefusalError } from '@clientele/server-kit';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Takes one request off what a token has left.
 *
 * @throws {RefusalError} `too-many-requests` when nothing is left.
 */
export type Allowance = (tokenId: string) => Promise<void>;

const WINDOW_SECONDS = 10;

/** So many requests of each token in ten seconds, as this process counts them; 0 is no limit. */
export function createAllowance(requests: number, now: () => Date): Allowance {
  if (requests === 0) return async () => {};
  const limiter = new RateLimiterMemory({ points: requests, duration: WINDOW_SECONDS });
  return async (tokenId) => {
    try {
      await limiter.consume(tokenId);
    } catch (cause) {
      if (!(cause instanceof RateLimiterRes)) throw cause;
      throw tooMany(cause.msBeforeNext, now());
    }
  };
}

function tooMany(milliseconds: number, now: Date): RefusalError {
  return new RefusalError({
    kind: 'too-many-requests',
    retryAfter: Math.max(1, Math.ceil(milliseconds / 1000)),
    resetAt: new Date(now.getTime() + milliseconds),
  });
}
