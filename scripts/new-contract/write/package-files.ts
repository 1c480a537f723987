import { manifestOf } from '@clientele/manifests';
import { serverName } from '@clientele/openapi';
import { formatted } from './programs.ts';
import type { Files } from './staging.ts';

/** What a contract's package begins with, by its path below packages/<name>/. */
export async function packageFiles(name: string, description: string): Promise<Files> {
  const tests = { 'test/clients.test.ts': clients(name), 'test/server.test.ts': server(name) };
  const written = Object.entries(tests).map(
    async ([path, text]) => [path, await formatted(`packages/${name}/${path}`, text)] as const,
  );
  const manifest = `${JSON.stringify(manifestOf(name, { description }), null, 2)}\n`;
  return new Map([['package.json', manifest], ...(await Promise.all(written))]);
}

function clients(name: string): string {
  const modules = ['fetch', 'msw', 'scenarios', 'schemas'];
  return `import { describeClients, registeredContract } from '@clientele/contract-testing';
import * as sdk from '@clientele/${name}';
${modules.map((module) => `import * as ${module} from '@clientele/${name}/${module}';`).join('\n')}
import { inject } from 'vitest';

const mock = inject('mocks')['${name}'] ?? '';
describeClients(await registeredContract('${name}'), { sdk, fetch, schemas, scenarios, msw }, { mock });
`;
}

function server(name: string): string {
  const made = serverName(name);
  return `import { registeredContract } from '@clientele/contract-testing';
import { ${made} } from '@clientele/${name}/server';
import { testServer } from '@clientele/server-kit/testing';

const { document } = await registeredContract('${name}');
// Until src/errors.ts declares what the API's own errors look like.
testServer('${name}', { document, server: ${made}, ownErrors: false });
`;
}

/** What the first release says. */
export function changeset(name: string): string {
  return `---
'@clientele/${name}': minor
---

First release: the bundled contract, SDK functions, a client that is called as openapi-fetch is, runtime schemas, scenarios, MSW handlers and a Fastify stub.
`;
}
