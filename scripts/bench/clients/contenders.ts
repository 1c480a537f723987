import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleCall } from '@clientele/consumer-testing/calls';
import { resilient, sources } from '@clientele/consumer-testing/measure';
import { repository } from '@clientele/consumer-testing/published';
import { rivalSources } from './rivals.ts';

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

/** The same call in every way that is compared. */
export async function contenders(folder: string, call: SampleCall, own: OwnClient): Promise<Contender[]> {
  const name = `@clientele/${call.contract}`;
  const { heyApi, orval, redocly } = await rivalSources(folder, call);
  const official = own.source(call);
  const plain = sources.openapiFetch(call);
  return [
    { name: 'raw fetch', source: sources.raw(call) },
    {
      name: 'openapi-fetch, plain',
      source: plain,
      types: `import type { paths } from './paths';\n${plain.replace('createClient(', 'createClient<paths>(')}`,
    },
    { name: 'hey-api, plain', source: heyApi, types: heyApi },
    { name: 'orval', source: orval, types: orval },
    { name: 'Redocly', source: redocly, types: redocly },
    { name: 'the vendor’s own client', source: official, types: official },
    { name: `${name}/fetch`, source: sources.fetch(call), types: sources.fetch(call) },
    { name, source: sources.sdk(call), types: sources.sdk(call) },
    { name: '/fetch with retries', source: resilient(sources.fetch(call)) },
    { name: 'SDK with retries', source: resilient(sources.sdk(call)) },
  ];
}
