import { execFile } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SampleCall } from '@clientele/consumer-testing/calls';
import { repository } from '@clientele/consumer-testing/published';

const run = promisify(execFile);

/** What the rivals need beside what the repository has: exact, so that runs can be compared. */
export const dependencies = ['orval@8.33.0'];

/** The clients that other generators make of the same document, next to the installed packages. */
export async function generateRivals(folder: string, { contract, server }: SampleCall): Promise<void> {
  const generated = join(repository, 'packages', contract, 'generated');
  const document = join(generated, 'openapi.json');
  const heyApi = join(repository, 'packages/codegen/node_modules/.bin/openapi-ts');
  const redocly = join(repository, 'specs/node_modules/.bin/redocly');
  const plugins = ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'];
  const output = { target: 'orval.ts', client: 'fetch', baseUrl: server };
  const config = `export default { api: ${JSON.stringify({ input: document, output })} };`;
  await writeFile(join(folder, 'orval.config.mjs'), config);
  const quiet = ['--silent', '--no-log-file'];
  await Promise.all([
    copyFile(join(generated, 'paths.gen.ts'), join(folder, 'paths.ts')),
    run(heyApi, ['--input', document, '--output', 'hey-api', '--plugins', ...plugins, ...quiet], {
      cwd: folder,
    }),
    run(join(folder, 'node_modules/.bin/orval'), ['--config', 'orval.config.mjs'], { cwd: folder }),
    run(redocly, ['generate-client', document, '--output', 'redocly.ts'], { cwd: folder }),
  ]);
}

/** The call through each of them, as a module. */
export async function rivalSources(
  folder: string,
  { fn, path, body, server, token }: SampleCall,
): Promise<Record<'heyApi' | 'orval' | 'redocly', string>> {
  const json = JSON.stringify;
  const positional = [...Object.values(path), body].map((value) => json(value)).join(', ');
  // Redocly makes a name of its own of an `operationId` that is none.
  const [, renamed] =
    (await readFile(join(folder, 'redocly.ts'), 'utf8')).match(/{ (\w+) } = client;$/m) ?? [];
  if (!renamed) throw new Error('redocly.ts: expected the function of one operation at its end.');
  return {
    heyApi: `import { client } from './hey-api/client.gen';
import { ${fn} } from './hey-api';
client.setConfig(${json({ baseUrl: server, auth: token })});
console.log(await ${fn}(${json({ path, body })}));`,
    orval: `import { ${fn} } from './orval';
console.log(await ${fn}(${positional}, ${json({ headers: { Authorization: token } })}));`,
    redocly: `import { configure, ${renamed} } from './redocly';
configure(${json({ headers: { Authorization: token } })});
console.log(await ${renamed}(${json({ path, body })}));`,
  };
}
