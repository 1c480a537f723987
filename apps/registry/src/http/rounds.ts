import type { Refusal } from '@clientele/server-kit';
import { StoreFault } from '../store/faults.ts';
import type { Stop, Updated } from '../store/update-client.ts';
import { type Needs, NO_SUPPLIES, type Supplies } from './needs.ts';

/** Why an update ends without a change. */
export type Reason = { readonly refusal: Refusal } | { readonly needs: Needs };

/** One update in its transaction. Undefined when there is no such client. */
type Attempt = (supplies: Supplies) => Promise<Updated<unknown> | Stop<Reason> | undefined>;

/** Each time the client's secrets may be others than those that were verified. */
const ROUNDS = 5;

/**
 * Runs an update until it lacks nothing; between two runs no transaction is open.
 *
 * @throws {StoreFault} `ERR_STORE_UNAVAILABLE` when that never ends.
 */
export async function inRounds(
  attempt: Attempt,
  supply: (supplies: Supplies, needs: Needs) => Promise<Supplies>,
): Promise<Updated<unknown> | { readonly refusal: Refusal }> {
  let supplies = NO_SUPPLIES;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const ended = await attempt(supplies);
    if (ended === undefined) return { refusal: { kind: 'client-not-found' } };
    if (!('stop' in ended)) return ended;
    if ('refusal' in ended.stop) return ended.stop;
    supplies = await supply(supplies, ended.stop.needs);
  }
  throw new StoreFault('ERR_STORE_UNAVAILABLE', "The client's secrets keep changing.");
}
