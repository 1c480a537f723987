import type { Contract, Exchange } from '@clientele/contract-testing';
import { defaultServer, functionName } from '@clientele/openapi';

/** One call of the program below, and what went through the client's `fetch`. */
export interface MockedCall {
  readonly contract: string;
  readonly operation: string;
  readonly scenario: string;
  readonly client: 'sdk' | 'fetch';
  readonly status: number;
  readonly exchange: Exchange;
}

/** How MSW stands between a program and the network: it binds `network`, which `start()` starts. */
export const networks = {
  node: `import { setupServer } from 'msw/node';
const network = setupServer();
const start = () => network.listen({ onUnhandledFrame: 'error', onUnhandledRequest: 'error' });`,
  browser: `import { setupWorker } from 'msw/browser';
const network = setupWorker();
const start = () => network.start({ quiet: true, onUnhandledFrame: 'error' });`,
};

/**
 * The source of a program that brings about every scenario of `./scenarios` by its handler of
 * `./msw`, through both clients. `end` is what it does with `run()`, which resolves to what was
 * {@link MockedCall | called}.
 */
export function mswProgram(contracts: readonly Contract[], network: string, end: string): string {
  const entries = { sdk: '', fetch: '/fetch', msw: '/msw', scenarios: '/scenarios' };
  const imports = contracts.flatMap(({ name }, index) =>
    Object.entries(entries).map(
      ([entry, path]) => `import * as ${entry}${index} from '@clientele/${name}${path}';`,
    ),
  );
  const rows = contracts.map(({ name, document, operations }, index) => {
    const functions = operations.map(({ id }) => [id, functionName(id)]);
    const modules = Object.keys(entries).map((entry) => `${entry}: ${entry}${index}`);
    const facts = JSON.stringify({ name, base: defaultServer(document), functions });
    return `{ ...${facts}, ${modules.join(', ')} }`;
  });
  return `${network}
${imports.join('\n')}

const contracts = [${rows.join(',\n')}];
const token = ({ scheme }) => (scheme === 'Basic' ? 'example-user:example-password' : 'example-token');

const clients = {
  sdk: ({ sdk }, fn, fetch, request) => sdk[fn]({ client: sdk.createClient({ token, fetch }), ...request }),
  fetch: (contract, fn, fetch, { method, url, path, query, headers, body }) =>
    contract.fetch.createClient({ token, fetch })[method](url, { params: { path, query }, headers, body }),
};

async function call(contract, fn, client, request) {
  let exchange;
  const recording = async (sent) => {
    const { method, url, headers } = sent;
    const body = await sent.clone().text();
    const response = await fetch(sent);
    exchange = {
      method,
      target: url.slice(contract.base.length),
      request: { headers: Object.fromEntries(headers), body },
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.clone().text(),
      },
    };
    return response;
  };
  const { status } = await clients[client](contract, fn, recording, request);
  return { client, status, exchange };
}

async function run() {
  await start();
  const calls = [];
  for (const contract of contracts) {
    for (const [operation, fn] of contract.functions) {
      for (const [scenario, { request }] of Object.entries(contract.scenarios[fn])) {
        network.resetHandlers(contract.msw[fn](scenario));
        for (const client of Object.keys(clients)) {
          const called = await call(contract, fn, client, request);
          calls.push({ contract: contract.name, operation, scenario, ...called });
        }
      }
    }
  }
  return calls;
}
${end}
`;
}
