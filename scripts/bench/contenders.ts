import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SampleCall } from '../../test/packages/src/calls.ts';
import { pinned } from '../../test/packages/src/install.ts';
import { resilient, sources } from '../../test/packages/src/measure.ts';
import { repository } from '../../test/packages/src/published.ts';

const run = promisify(execFile);

/** The vendor's own client is the yardstick, so its contract is the one that is measured. */
export const measured = 'launchdarkly';

/** What npm installs beside our packages; exact, so that runs can be compared. */
export const rivals = [await pinned('openapi-fetch'), 'launchdarkly-api-typescript@17.2.0'];

/** One way to make the call, as a module of a consumer. `types` is TypeScript where the call is typed. */
export interface Contender {
  readonly name: string;
  readonly source: string;
  readonly types?: string;
}

/** Puts what the plain generators give next to the installed packages. */
export async function generateRivals(folder: string): Promise<void> {
  const generated = join(repository, 'packages', measured, 'generated');
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
export function contenders(call: SampleCall): Contender[] {
  const { path, body, server, token, fn } = call;
  const hey = `import { client } from './hey-api/client.gen';
import { ${fn} } from './hey-api';
client.setConfig(${JSON.stringify({ baseUrl: server, auth: token })});
console.log(await ${fn}(${JSON.stringify({ path, body })}));`;
  const official = `import { Configuration, OAuth2ClientsApi } from 'launchdarkly-api-typescript';
const api = new OAuth2ClientsApi(new Configuration(${JSON.stringify({ apiKey: token })}));
console.log(await api.patchOAuthClient(${JSON.stringify(Object.values(path)[0])}, ${JSON.stringify(body)}));`;
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
    { name: `@clientele/${measured}/fetch`, source: sources.fetch(call), types: sources.fetch(call) },
    { name: `@clientele/${measured}`, source: sources.sdk(call), types: sources.sdk(call) },
    { name: '/fetch with retries', source: resilient(sources.fetch(call)) },
    { name: 'SDK with retries', source: resilient(sources.sdk(call)) },
  ];
}
