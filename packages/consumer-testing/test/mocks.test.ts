import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { posix, runsHere } from '@clientele/contract-testing/runs-here';
import { readRegister } from '@clientele/openapi/register';
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

  it('have the contracts of the register inside, and a page that lists them', async () => {
    const { vendors } = await (await fetch(url)).json();
    expect(Object.keys(vendors)).toEqual(names);
    const page = await fetch(`${url}/_mock`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    const scripts = [...(await page.text()).matchAll(/(?:src|href)="([^"#]+\.(?:js|css))"/g)];
    expect(scripts).not.toEqual([]);
    for (const [, path = ''] of scripts) expect((await fetch(new URL(path, url))).status, path).toBe(200);
  });

  it.each(calls.map((call) => [call.contract, call] as const))(
    'answer a scenario, and in the shape of %s which methods there are',
    async (name, call) => {
      const path = call.url.replace(/\{(.*?)\}/g, (_, key) => encodeURIComponent(String(call.path[key])));
      const example = await fetch(`${url}/${name}${path}?__example=TokenMissing`, { method: call.method });
      expect([example.status, example.headers.get('x-mock-scenario')]).toEqual([401, 'TokenMissing']);
      const refused = await fetch(`${url}/${name}${path}`, { method: 'DELETE' });
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, call.method]);
      expect(refused.headers.get('content-type')).not.toContain('problem+json');
      const { contracts } = await (
        await fetch(`${url}/_mock`, { headers: { accept: 'application/json' } })
      ).json();
      expect(contracts.find((contract: { name: string }) => contract.name === name).stateful.on).toBe(true);
    },
  );

  it('are driven by the packed client, also from CommonJS', async () => {
    const [call] = calls;
    const program = join(room, 'drive.cjs');
    const text = `const { mock } = require('@clientele/mocks/control');
const contract = mock('${call?.contract}', { url: process.argv[2], session: 'packed' });
contract.use('${call?.fn}', 'TokenUnknown')
  .then(() => contract.use('${call?.fn}', 'NoSuchScenario'))
  .catch(({ name, message }) => console.log(name, message));`;
    await writeFile(program, text);
    const { stdout } = await run(await binaryOf('node-floor'), [program, url], { env: environment });
    expect(stdout).toMatch(/^MockControlError .*TokenUnknown/s);
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
