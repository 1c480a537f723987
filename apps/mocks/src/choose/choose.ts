import type { Received } from '../http/received.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import type { Session } from '../sessions/session.ts';
import type { Chosen } from './choice.ts';

/**
 * What a request is to be answered with, as its sender or the session says.
 *
 * @throws {UnknownChoice}
 */
export function choose(
  _received: Received,
  _session: Session,
  _contract: MockedContract,
  _operation: PrismOperation | undefined,
): Chosen | undefined {
  return undefined;
}
