import type { Json } from '@clientele/semantics';
import { StoreFault } from '../store/faults.ts';
import { type MadeClient, type MakeContext, makeClient } from './make-client.ts';
import { Problem } from './problem.ts';

/**
 * Makes and stores clients, all of them or none.
 *
 * @throws {Problem} when an input is no good or a client exists already. @throws {StoreFault}
 */
export async function addClients(inputs: readonly Json[], context: MakeContext): Promise<MadeClient[]> {
  const made: MadeClient[] = [];
  for (const [index, input] of inputs.entries()) {
    try {
      made.push(await makeClient(input, context));
    } catch (error) {
      if (!(error instanceof Problem) || inputs.length === 1) throw error;
      throw new Problem(error.code, `Client ${index + 1} of ${inputs.length}: ${error.message}`, {
        cause: error,
      });
    }
  }
  await refuseExisting(made, context);
  try {
    await context.store.addClients(made.map(({ client }) => client));
  } catch (error) {
    if (!(error instanceof StoreFault) || error.code !== 'ERR_STORE_DUPLICATE') throw error;
    const message =
      'A client, its token, or a thing that it names exists already under another id. Nothing was added.';
    throw new Problem('ERR_CLIENT_EXISTS', message, { cause: error });
  }
  return made;
}

async function refuseExisting(made: readonly MadeClient[], { store, vendor }: MakeContext): Promise<void> {
  const seen = new Set<string>();
  for (const { client } of made) {
    if (seen.has(client.id))
      throw new Problem(
        'ERR_CLIENT_EXISTS',
        `The input has the client ${client.id} twice. Nothing was added.`,
      );
    seen.add(client.id);
    if ((await store.findClient(vendor.name, client.id)) === undefined) continue;
    throw new Problem(
      'ERR_CLIENT_EXISTS',
      `${vendor.name} has the client ${client.id} already. Nothing was added.`,
    );
  }
}
