import { fileURLToPath } from 'node:url';
import type { OpenApiDocument } from '@clientele/openapi';
import { MockError } from './errors.ts';
import type { Exchange } from './http/exchange.ts';
import type { Behind } from './http/hosted.ts';
import { Hosts } from './http/hosts.ts';
import type { Vendors } from './http/vendors.ts';
import { loadContract, type MockedContract, mockContract } from './prism/contract.ts';
import { forgetSchemas } from './prism/forget-schemas.ts';
import { readEntries } from './register.ts';
import { Sessions } from './sessions/sessions.ts';

/** What can be set; every option has a default. */
export type MocksOptions = {
  /** The folder of the register, `redocly.yaml`. By default this repository. */
  root?: string;
  /** What is served at the start. By default the contracts of the register, by their bundles. */
  contracts?: readonly MockedContract[];
  /** The gateway's port; the vendors follow in the order of the register. 0: any free ports. */
  port?: number;
  /** The address to listen on. `localhost` is both loopback addresses. */
  host?: string;
  /** Told of every answer. */
  onExchange?: (exchange: Exchange) => void;
  /** How many milliseconds a request may take to arrive. */
  patience?: number;
  /** Whether every session begins with the vendors' semantics on records in memory, where there are any. */
  stateful?: boolean;
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
  replace(name: string, document: OpenApiDocument): Promise<void>;
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
 * Starts a Prism mock for each contract of the register, behind one gateway and each on a port of
 * its own. What Prism says against a request or its own answer is in the `sl-violations` header of
 * the answer (see `violationsOf`) and in `onExchange`; a violation in the request also makes the
 * answer a 4xx.
 *
 * @throws {MockError} when a bundle, a port or the host is no good; nothing is left open then.
 * @example
 * ```ts
 * await using mocks = await startMocks({ port: 0 });
 * const response = await fetch(`${mocks.urls.vendors['tea']?.url}/teas/1`);
 * ```
 */
export async function startMocks(options: MocksOptions = {}): Promise<Mocks> {
  const { port = 4010, host = 'localhost', patience = 10_000, onExchange } = options;
  const { hosts: names = [], origins = [] } = options.access ?? {};
  const contracts = options.contracts ?? (await readContracts(options.root ?? repository, port));
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
    replace: async (name, document) => {
      await hosts.set(name, { contract: await mockContract(name, document) });
      forgetSchemas();
    },
    hold: (name, behind) => hosts.set(name, { ...hosts.get(name), behind }),
    remove: (name) => hosts.remove(name),
    close,
    [Symbol.asyncDispose]: close,
  };
}

const repository = fileURLToPath(new URL('../../..', import.meta.url));

async function readContracts(root: string, port: number): Promise<MockedContract[]> {
  const entries = await readEntries(root);
  if (port + entries.length > 65_535) {
    const message = `PORT must be at most ${65_535 - entries.length}: ${entries.length} more follow it.`;
    throw new MockError('OPTION_INVALID', message);
  }
  return Promise.all(entries.map(loadContract));
}
