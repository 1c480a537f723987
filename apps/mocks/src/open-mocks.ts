import { MockError } from './errors.ts';
import { Hosts } from './http/hosts.ts';
import type { Mocks, MocksOptions } from './mocks.ts';
import { type MockedContract, mockContract } from './prism/contract.ts';
import { forgetSchemas } from './prism/forget-schemas.ts';
import { Sessions } from './sessions/sessions.ts';

/**
 * Opens the ports for contracts that are ready.
 *
 * @throws {MockError} when a port or the host is no good; nothing is left open then.
 */
export async function openMocks(contracts: readonly MockedContract[], options: MocksOptions): Promise<Mocks> {
  const { port = 4010, host = 'localhost', patience = 10_000, onExchange } = options;
  const { hosts: names = [], origins = [] } = options.access ?? {};
  checkPorts(port, contracts.length);
  const sessions = new Sessions({ stateful: options.stateful ?? false });
  const access = { host, hosts: names, origins };
  const hosts = new Hosts({ port, host, patience, onExchange, access, sessions });
  const close = () => hosts.close();
  try {
    await hosts.openGateway();
    for (const contract of contracts) await hosts.set(contract.name, { contract }, false);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    urls: { gateway: hosts.front, vendors: hosts.vendors },
    replace: async (name, document, parts) => {
      await hosts.set(name, { contract: await mockContract(name, document, parts) });
      forgetSchemas();
    },
    hold: (name, behind) => hosts.set(name, { ...hosts.get(name), behind }),
    remove: (name) => hosts.remove(name),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function checkPorts(port: number, count: number): void {
  if (port + count <= 65_535) return;
  const message = `PORT must be at most ${65_535 - count}: ${count} more follow it.`;
  throw new MockError('OPTION_INVALID', message);
}
