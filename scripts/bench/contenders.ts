import { execFile } from 'node:child_process';
import { copyFile, glob } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SampleCall } from '@clientele/consumer-testing/calls';
import { resilient, sources } from '@clientele/consumer-testing/measure';
import { repository } from '@clientele/consumer-testing/published';

const run = promisify(execFile);

/** The client that a vendor publishes itself: `bench/own-client.ts` of its package. */
export interface OwnClient {
  /** What npm installs, as `name@version`. */
  readonly dependency: string;
  readonly source: (call: SampleCall) => string;
}

/** The first call whose vendor has a client of its own, which is the yardstick. */
export async function findYardstick(calls: readonly SampleCall[]): Promise<[SampleCall, OwnClient]> {
  const pattern = 'packages/*/bench/own-client.ts';
  for await (const file of glob(pattern, { cwd: repository })) {
    const call = calls.find(({ contract }) => file === join('packages', contract, 'bench/own-client.ts'));
    // A module of that name has this shape.
    if (call) return [call, (await import(join(repository, file))) as OwnClient];
  }
  throw new Error(`No contract has a client of its vendor to compare with; expected ${pattern}.`);
}

/** One way to make the call, as a module of a consumer. `types` is TypeScript where the call is typed. */
export interface Contender {
  readonly name: string;
  readonly source: string;
  readonly types?: string;
}

/** Puts what the plain generators give next to the installed packages. */
export async function generateRivals(folder: string, contract: string): Promise<void> {
  const generated = join(repository, 'packages', contract, 'generated');
  await copyFile(join(generated, 'paths.gen.ts'), join(folder, 'paths.ts'));
  const program = join(repository, 'packages/codegen/node_modules/.bin/openapi-ts');
  const plugins = ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'];
  const options = [
    '--input',
    join(generated, 'openapi.json'),
    '--output',
    'hey-api',
    '--plugins',
    ...plugins,
  ];
  await run(program, [...options, '--silent', '--no-log-file'], { cwd: folder });
}

/** The same call in every way that is compared. */
export function contenders(call: SampleCall, own: OwnClient): Contender[] {
  const { contract, path, body, server, token, fn } = call;
  const hey = `import { client } from './hey-api/client.gen';
import { ${fn} } from './hey-api';
client.setConfig(${JSON.stringify({ baseUrl: server, auth: token })});
console.log(await ${fn}(${JSON.stringify({ path, body })}));`;
  const official = own.source(call);
  const plain = sources.openapiFetch(call);
  return [
    { name: 'raw fetch', source: sources.raw(call) },
    {
      name: 'openapi-fetch, plain',
      source: plain,
      types: `import type { paths } from './paths';\n${plain.replace('createClient(', 'createClient<paths>(')}`,
    },
    { name: 'hey-api, plain', source: hey, types: hey },
    { name: 'the vendor’s own client', source: official, types: official },
    { name: `@clientele/${contract}/fetch`, source: sources.fetch(call), types: sources.fetch(call) },
    { name: `@clientele/${contract}`, source: sources.sdk(call), types: sources.sdk(call) },
    { name: '/fetch with retries', source: resilient(sources.fetch(call)) },
    { name: 'SDK with retries', source: resilient(sources.sdk(call)) },
  ];
}
