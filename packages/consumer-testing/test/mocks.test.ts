import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { registeredContract } from '@clientele/contract-testing';
import { posix, runsHere } from '@clientele/contract-testing/runs-here';
import { partsOf, readEntries } from '@clientele/mocks/contracts';
import { readRegister } from '@clientele/openapi/register';
import { methodsAt, problemDetails } from '@clientele/server-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCalls } from '../src/calls.ts';
import { compilerOf } from '../src/compilers.ts';
import { consumerRoom } from '../src/consumer.ts';
import { gatewayOf, type MocksProgram, runMocks } from '../src/mocks-program.ts';
import { repository } from '../src/published.ts';
import { binaryOf, environment } from '../src/runtimes.ts';

const { folder, room } = await consumerRoom('mocks');
const names = (await readRegister(repository)).map(({ name }) => name);
const calls = await sampleCalls();
const run = promisify(execFile);

/** A contract of two files, in the older version. */
const shop = {
  'shop.yaml': `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /items/{id}:
    $ref: parts/item.yaml
`,
  'parts/item.yaml': `get:
  parameters:
    - { name: id, in: path, required: true, schema: { type: string } }
  responses:
    '200':
      description: The item.
      content:
        application/json:
          schema: { $ref: 'schemas.yaml#/Item' }
          examples:
            Sold: { value: { name: Kettle, price: 25 } }
            Free: { value: { name: Teapot, price: null } }
`,
  'parts/schemas.yaml': `Item:
  type: object
  required: [name]
  properties: { name: { type: string }, price: { type: number, nullable: true } }
`,
  'broken.yaml': `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /items:
    $ref: parts/items.yaml
`,
};

beforeAll(async () => {
  await mkdir(join(room, 'parts'));
  for (const [name, text] of Object.entries(shop)) await writeFile(join(room, name), text);
});

describe.runIf(runsHere(posix))('the packed mocks on Node 20.19', () => {
  let mocks: MocksProgram;
  let url: string;
  beforeAll(async () => {
    mocks = await runMocks(folder, room, ['--stateful']);
    url = gatewayOf(mocks);
  });
  afterAll(() => mocks?.[Symbol.asyncDispose]());

  it.each(['/', '/_mock'])('have the contracts of the register inside, and a page at %s', async (path) => {
    const { vendors } = await (await fetch(url)).json();
    expect(Object.keys(vendors)).toEqual(names);
    const page = await fetch(url + path, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    const parts = [...(await page.text()).matchAll(/(?:src|href)="([^"#]+\.(js|css))"/g)];
    expect(new Set(parts.map(([, , kind]) => kind))).toEqual(new Set(['js', 'css']));
    for (const [, part = ''] of parts) expect((await fetch(new URL(part, page.url))).status, part).toBe(200);
  });

  it('answer the packed clients', async () => {
    const program = join(room, 'call.mjs');
    const text = `${calls.map(({ contract }, index) => `import * as sdk${index} from '@clientele/${contract}';`).join('\n')}
const calls = ${JSON.stringify(calls)};
const answers = [${calls.map((_, index) => `sdk${index}`).join(', ')}].map(async (sdk, index) => {
  const { contract, fn, token, path, query, headers, body } = calls[index];
  const client = sdk.createClient({ baseUrl: process.argv[2] + '/' + contract, token });
  const outcome = await sdk[fn]({ client, path, query, headers, ...(body === undefined ? {} : { body }) });
  return { contract, status: outcome.status, answer: outcome.body };
});
console.log(JSON.stringify(await Promise.all(answers)));`;
    await writeFile(program, text);
    const { stdout } = await run(await binaryOf('node-floor'), [program, url], { env: environment });
    expect(JSON.parse(stdout)).toEqual(
      calls.map(({ contract, status, answer }) => ({ contract, status, answer })),
    );
  });

  it.each(calls.map((call) => [call.contract, call] as const))(
    'have the error shape and the records of %s',
    async (name, call) => {
      const path = call.url.replace(/\{(.*?)\}/g, (_, key) => encodeURIComponent(String(call.path[key])));
      const { operations } = await registeredContract(name);
      const allow = methodsAt(operations, path);
      const method = ['DELETE', 'PUT', 'PATCH', 'POST'].find((one) => !allow.includes(one)) ?? '';
      const refused = await fetch(`${url}/${name}${path}`, { method });
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, allow.join(', ')]);
      const entry = (await readEntries(repository)).find((one) => one.name === name);
      const shape = (entry && (await partsOf(entry).errors?.())) ?? problemDetails;
      expect(await refused.json()).toEqual(shape({ kind: 'method-not-allowed', allow }).body);
      const asJson = { headers: { accept: 'application/json' } };
      const { contracts } = await (await fetch(`${url}/_mock`, asJson)).json();
      const listed = contracts.find((contract: { name: string }) => contract.name === name);
      expect(listed.stateful.on, listed.stateful.why).toBe(entry?.startingClient !== undefined);
    },
  );

  it('are driven by the packed client, also from CommonJS', async () => {
    const [call] = calls;
    const program = join(room, 'drive.cjs');
    const text = `const { mock } = require('@clientele/mocks/control');
const contract = mock('${call?.contract}', { url: process.argv[2], session: 'packed' });
contract.use('${call?.fn}', '${call?.scenario}')
  .then(() => contract.use('${call?.fn}', 'NoSuchScenario'))
  .catch(({ name, message }) => console.log(name, message));`;
    await writeFile(program, text);
    const { stdout } = await run(await binaryOf('node-floor'), [program, url], { env: environment });
    expect(stdout).toMatch(new RegExp(`^MockControlError .*NoSuchScenario.*\\b${call?.scenario}\\b`, 's'));
  });

  it('end on SIGTERM, with code 0', async () => {
    mocks.child.kill('SIGTERM');
    expect(await mocks.exit).toBe(0);
  });
});

describe.runIf(runsHere(posix))('a contract of the user', () => {
  it.concurrent.each([
    [['shop.yaml'], 'shop'],
    [['store=shop.yaml'], 'store'],
  ])('%j is served with what its files refer to', async (files, name) => {
    await using mocks = await runMocks(
      folder,
      room,
      files.flatMap((file) => ['--contract', file]),
    );
    const url = gatewayOf(mocks);
    expect(Object.keys((await (await fetch(url)).json()).vendors)).toEqual([name]);
    const free = await fetch(`${url}/${name}/items/1`, { headers: { prefer: 'example=Free' } });
    expect(await free.json()).toEqual({ name: 'Teapot', price: null });
    expect(free.headers.get('sl-violations')).toBeNull();
  });

  it.concurrent.each([
    [['--contract', 'broken.yaml'], 'broken.yaml:5: There is no file parts/items.yaml.\n'],
    [['--loud'], "Unknown option '--loud'. See --help.\n"],
  ])('%j is refused in words', async (options, message) => {
    await using mocks = await runMocks(folder, room, options);
    expect(await mocks.exit).toBe(1);
    expect(mocks.output()).toBe(message);
  });
});

it.concurrent.each(['5.4', '7.0'])('the types of the mocks hold on TypeScript %s', async (version) => {
  const [call] = calls;
  const file = `typed-${version}.ts`;
  const text = `import { mock } from '@clientele/mocks/control';
import { type Mocks, startMocks } from '@clientele/mocks';

export const mocks: Mocks = await startMocks({ port: 0, contracts: ['shop.yaml'] });
export const contract = mock('${call?.contract}', { url: mocks.urls.gateway });
await contract.use('${call?.fn}', ['${call?.scenario}', 429]);
// @ts-expect-error no scenario has this name
await contract.use('${call?.fn}', 'NoSuchScenario');
// @ts-expect-error no operation has this name
await contract.use('noSuchOperation', 200);
await mock('shop').use('getItem', 'Sold');
// @ts-expect-error an option that does not exist
await startMocks({ noSuchOption: true });
`;
  await writeFile(join(room, file), text);
  const compilerOptions = {
    ...{ noEmit: true, strict: true, target: 'es2022', module: 'nodenext', moduleResolution: 'nodenext' },
    ...{ exactOptionalPropertyTypes: true, skipLibCheck: false, skipDefaultLibCheck: true },
    ...{ types: ['node'], lib: ['es2022', 'dom', 'dom.iterable', 'esnext.disposable'] },
  };
  const project = join(room, `typed-${version}.json`);
  await writeFile(project, JSON.stringify({ compilerOptions, files: [file] }));
  const { stdout } = await run(process.execPath, [compilerOf(version), '--project', project]).catch(
    // What execFile rejects with.
    (failed: { stdout: string }) => failed,
  );
  expect(stdout).toBe('');
});
