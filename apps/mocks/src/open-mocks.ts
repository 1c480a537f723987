import type { OpenApiDocument } from '@clientele/openapi';
import type { ContractParts } from './contracts/parts.ts';
import { MockError } from './errors.ts';
import type { Exchange } from './http/exchange.ts';
import type { Behind } from './http/hosted.ts';
import { Hosts } from './http/hosts.ts';
import type { Vendors } from './http/vendors.ts';
import { type MockedContract, mockContract } from './prism/contract.ts';
import { forgetSchemas } from './prism/forget-schemas.ts';
import { Sessions } from './sessions/sessions.ts';

/** What can be set; every option has a default. */
export type MocksOptions = {
  /** The folder of a register of contracts, `redocly.yaml`. By default the contracts that are inside. */
  root?: string;
  /** What is served at the start: names of those, and files, `shop.yaml` or `name=shop.yaml`. By default all of those. */
  contracts?: readonly string[];
  /** The gateway's port; the vendors follow in the order of the register. 0: any free ports. */
  port?: number;
  /** The address to listen on. `localhost` is both loopback addresses. */
  host?: string;
  /** Told of every answer. */
  onExchange?: (exchange: Exchange) => void;
  /** How many milliseconds a request may take to arrive. */
  patience?: number;
  /** From where the control API may be used, beside this machine: names of this host, and origins of pages. */
  access?: { readonly hosts?: readonly string[]; readonly origins?: readonly string[] };
};

/** Mocks that answer. A request under way is answered by the contract that it began with. */
export type Mocks = AsyncDisposable & {
  urls: { gateway: string; vendors: Vendors };
  /**
   * Answers by this bundle from now on, in the place of what has the name, if anything has. What is
   * new comes last, and gets the next port of the row, or any if that is in use. One call at a time.
   *
   * @throws when Prism can't take it; what has the name goes on then
   */
  replace(name: string, document: OpenApiDocument, parts?: ContractParts): Promise<void>;
  /**
   * Goes on with what has the name and says in every answer that it is behind, in the header
   * `X-Mock-Stale`, until it is replaced. Where nothing could be served yet, every answer is a 503.
   */
  hold(name: string, behind: Behind): Promise<void>;
  /** Takes no more requests for it. */
  remove(name: string): void;
  /** Closes every port; requests that are under way are cut off. */
  close(): Promise<void>;
};

/**
 * Opens the ports for contracts that are ready.
 *
 * @throws {MockError} when a port or the host is no good; nothing is left open then.
 */
export async function openMocks(contracts: readonly MockedContract[], options: MocksOptions): Promise<Mocks> {
  const { port = 4010, host = 'localhost', patience = 10_000, onExchange } = options;
  const { hosts: names = [], origins = [] } = options.access ?? {};
  checkPorts(port, contracts.length);
  const access = { host, hosts: names, origins };
  const hosts = new Hosts({ port, host, patience, onExchange, access, sessions: new Sessions() });
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
