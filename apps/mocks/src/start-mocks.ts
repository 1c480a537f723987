import { fileURLToPath } from 'node:url';
import { exampleCurl, operations } from '@clientele/openapi';
import { loadContract, type MockedContract } from './contract.ts';
import { MockError } from './errors.ts';
import { gateway, type Vendors } from './gateway.ts';
import { listen } from './listen.ts';
import { readEntries } from './register.ts';
import { respond } from './respond.ts';
import { type Exchange, serve, targetOf } from './serve.ts';

/** What can be set; every option has a default. */
export type MocksOptions = {
  /** The folder of the register, `redocly.yaml`. By default this repository. */
  root?: string;
  /** The gateway's port; the vendors follow in the order of the register. 0: any free ports. */
  port?: number;
  /** The address to listen on. `localhost` is both loopback addresses. */
  host?: string;
  /** Told of every answer. */
  onExchange?: (exchange: Exchange) => void;
  /** How many milliseconds a body may take to arrive. */
  patience?: number;
};

/** Mocks that answer. */
export type Mocks = AsyncDisposable & {
  urls: { gateway: string; vendors: Vendors };
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
  const { root = repository, port = 4010, host = 'localhost', patience = 10_000 } = options;
  const entries = await readEntries(root);
  if (port + entries.length > 65_535) {
    const message = `PORT must be at most ${65_535 - entries.length}: ${entries.length} more follow it.`;
    throw new MockError('OPTION_INVALID', message);
  }
  const contracts = await Promise.all(entries.map(loadContract));
  const vendors: Vendors = {};
  await using opened = new AsyncDisposableStack();
  const open = async (handle: Parameters<typeof listen>[0], offset: number) => {
    const listener = opened.use(await listen(handle, host, port === 0 ? 0 : port + offset));
    return `http://${nameOf(host)}:${listener.port}`;
  };
  const front = await open(serve(gateway(contracts, vendors, patience), '', options.onExchange), 0);
  for (const [index, contract] of contracts.entries()) {
    const responder = (request: Parameters<typeof targetOf>[0]) =>
      respond(contract, request, targetOf(request), patience);
    const origin = await open(serve(responder, `/${contract.name}`, options.onExchange), index + 1);
    const url = `${front}/${contract.name}`;
    vendors[contract.name] = { url, origin, curl: showcase(contract, url) };
  }
  const listeners = opened.move();
  const close = () => listeners.disposeAsync();
  return { urls: { gateway: front, vendors }, close, [Symbol.asyncDispose]: close };
}

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Calls an operation with a body if there is one, which shows more. */
function showcase({ document }: MockedContract, url: string): string {
  const all = [...operations(document)];
  // loadContract refuses a contract without operations.
  const operation = (all.find(({ body }) => body) ?? all[0]) as (typeof all)[0];
  return exampleCurl(document, operation, { url });
}

function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
