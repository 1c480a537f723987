import type { SampleCall } from './calls.ts';

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

/**
 * The source of a program that makes every call through both clients of its package. `done` is an
 * expression around the promise of the results, which are {@link Called}.
 */
export function program(
  calls: readonly SampleCall[],
  options: {
    load: keyof typeof loaders;
    mocks: Readonly<Record<string, string>>;
    done: (results: string) => string;
  },
): string {
  const load = loaders[options.load];
  const modules = calls.flatMap(({ contract }, index) => [
    load(`sdk${index}`, `@clientele/${contract}`),
    load(`fetch${index}`, `@clientele/${contract}/fetch`),
  ]);
  const results = calls.map((call, index) => both(call, index, options.mocks[call.contract] ?? ''));
  return `${modules.join('\n')}

const called = (contract, client) => ({ status, body }) => ({ contract, client, status, body });
const results = Promise.all([
${results.join(',\n')}
]);
${options.done('results')}
`;
}

function both({ contract, fn, method, url, ...call }: SampleCall, index: number, baseUrl: string): string {
  const { path, query, headers, body } = call;
  const create = `createClient(${JSON.stringify({ baseUrl, token: call.token })})`;
  const input = JSON.stringify({ path, query, headers, body });
  const init = JSON.stringify({ params: { path, query }, headers, body });
  return `  sdk${index}.${fn}({ client: sdk${index}.${create}, ...${input} }).then(called('${contract}', 'sdk')),
  fetch${index}.${create}.${method}('${url}', ${init}).then(called('${contract}', 'fetch'))`;
}
