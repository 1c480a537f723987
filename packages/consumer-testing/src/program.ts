import type { SampleCall } from './calls.ts';
import { kinds } from './faults.ts';

/** What the program below gives for each call and client. */
export interface Called {
  readonly contract: string;
  readonly client: 'sdk' | 'fetch';
  readonly status: number;
  readonly body: unknown;
}

/** How a module system gets at a module: a statement that binds its exports to a name. */
const loaders = {
  import: (name: string, specifier: string) => `import * as ${name} from '${specifier}';`,
  require: (name: string, specifier: string) => `const ${name} = require('${specifier}');`,
};

interface Servers {
  /** Base URL of each contract's mock. */
  readonly mocks: Readonly<Record<string, string>>;
  /** Of the server that misbehaves. */
  readonly faults: string;
}

/**
 * The source of a program that makes every call through both clients of its package, and the first
 * one also to a server that misbehaves. `end` is what it does with `run()`, which resolves to
 * `{ answers, faults }`: all that was {@link Called}, and by fault the kind of both clients' outcomes.
 */
export function program(
  calls: readonly SampleCall[],
  load: keyof typeof loaders,
  servers: Servers,
  end: string,
): string {
  const modules = calls.flatMap(({ contract }, index) => [
    loaders[load](`sdk${index}`, `@clientele/${contract}`),
    loaders[load](`fetch${index}`, `@clientele/${contract}/fetch`),
  ]);
  return `${modules.join('\n')}

const contracts = [
${calls.map((call, index) => both(call, index, servers.mocks[call.contract])).join(',\n')}
];
// Where modules are loaded, because not every runtime allows everything there.
const calls = contracts.flatMap(({ contract, baseUrl, ...clients }) =>
  Object.entries(clients).map(([client, make]) => ({ contract, client, call: make({ baseUrl }) })));

async function answer({ contract, client, call }) {
  const { status, body } = await call();
  return { contract, client, status, body };
}
async function fault(name) {
  const outcomes = ['sdk', 'fetch'].map((client) => {
    const baseUrl = ['${servers.faults}', name, client, String(Math.random()).slice(2)].join('/');
    const attempts = name === 'busy' ? 2 : 1;
    const attemptTimeout = name === 'hang' ? 50 : 10_000;
    const resilience = sdk0.resilient({ attempts, attemptTimeout, baseDelay: 1 });
    return contracts[0][client]({ baseUrl, resilience })();
  });
  return [name, (await Promise.all(outcomes)).map(({ kind }) => kind)];
}
const run = async () => ({
  answers: await Promise.all(calls.map(answer)),
  faults: Object.fromEntries(await Promise.all(${JSON.stringify(Object.keys(kinds))}.map(fault))),
});
${end}
`;
}

/** The source of a program that prints a client, a request and an outcome in which the token stands. */
export function printing({ contract, fn, path, body, token }: SampleCall): string {
  return `import { createClient, ${fn} } from '@clientele/${contract}';

const client = createClient({
  token: '${token}',
  fetch: async (request) => {
    console.log(request, [request]);
    return new Response(request.headers.get('Authorization'), { status: 418 });
  },
});
const outcome = await ${fn}({ client, ...${JSON.stringify({ path, body })} });
console.log(client, outcome, { deep: { outcome } });
`;
}

function both(
  { contract, fn, method, url, ...call }: SampleCall,
  index: number,
  baseUrl: string | undefined,
): string {
  const { path, query, headers, body } = call;
  const token = JSON.stringify(call.token);
  return `  {
    contract: '${contract}',
    baseUrl: ${JSON.stringify(baseUrl)},
    sdk: (options) => {
      const client = sdk${index}.createClient({ token: ${token}, ...options });
      return () => sdk${index}.${fn}({ client, ...${JSON.stringify({ path, query, headers, body })} });
    },
    fetch: (options) => {
      const client = fetch${index}.createClient({ token: ${token}, ...options });
      return () => client.${method}('${url}', ${JSON.stringify({ params: { path, query }, headers, body })});
    },
  }`;
}
