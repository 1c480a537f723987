import { type Refusal, RefusalError } from '@clientele/server-kit';
import { StoreFault } from '../store/faults.ts';

/** Seconds after which a caller should try again when the store is out of reach. */
const RETRY_AFTER = 2;

/**
 * Runs work on the store. Whatever it throws besides a refusal becomes one, with the fault as its
 * cause for the log: all work is transactional, so nothing was changed unless the fault says otherwise.
 */
export async function answeringFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof RefusalError) throw cause;
    throw new RefusalError(toRefusal(cause), { cause });
  }
}

function toRefusal(error: unknown): Refusal {
  const code = error instanceof StoreFault ? error.code : undefined;
  if (code === 'ERR_STORE_UNAVAILABLE') return { kind: 'unavailable', retryAfter: RETRY_AFTER };
  if (code === 'ERR_STORE_OUTCOME_UNKNOWN') return { kind: 'internal', outcome: 'unknown' };
  return { kind: 'internal' };
}
