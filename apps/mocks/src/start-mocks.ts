import { readContracts } from './contracts/read-contracts.ts';
import type { Mocks, MocksOptions } from './mocks.ts';
import { openMocks } from './open-mocks.ts';

/**
 * Starts a Prism mock for each contract, behind one gateway and each on a port of
 * its own. What Prism says against a request or its own answer is in the `sl-violations` header of
 * the answer (see `violationsOf`) and in `onExchange`; a violation in the request also makes the
 * answer a 4xx.
 *
 * @throws {MockError} when a contract, a port or the host is no good; nothing is left open then.
 * @example
 * ```ts
 * await using mocks = await startMocks({ port: 0 });
 * const response = await fetch(`${mocks.urls.vendors['tea']?.url}/teas/1`);
 * ```
 */
export async function startMocks(options: MocksOptions = {}): Promise<Mocks> {
  return openMocks(await readContracts(options), options);
}
