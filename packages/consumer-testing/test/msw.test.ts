import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGate } from '@clientele/contract-testing';
import { type BuildOptions, build } from 'esbuild';
import { expect, it } from 'vitest';
import { consumedContracts } from '../src/calls.ts';
import { runInChromium } from '../src/chromium.ts';
import { consumerRoom } from '../src/consumer.ts';
import { type MockedCall, mswProgram, networks } from '../src/msw-program.ts';
import { binaryOf, environment, type Runtime } from '../src/runtimes.ts';

const { folder, room } = await consumerRoom('msw');
const contracts = await consumedContracts();
const print = 'run().then((calls) => console.log(JSON.stringify(calls)));';

it('every scenario is mocked for both clients on Node 24', async () => {
  await expectScenarios(JSON.parse(await runOn('node-lts', await write('node.mjs', networks.node, print))));
});

it('and on Node 20.19 with the oldest MSW that the packages take', async () => {
  const source = await write('old-source.mjs', networks.node, print);
  const old = join(room, 'old.cjs');
  await writeFile(
    old,
    await bundle(source, { format: 'cjs', platform: 'node', alias: { msw: 'msw-oldest' } }),
  );
  await expectScenarios(JSON.parse(await runOn('node-floor', old)));
});

it('and in a page of headless Chromium, by a service worker', async () => {
  const post = 'run().then((calls) => globalThis.postMessage(calls));';
  const source = await write('browser.mjs', networks.browser, post);
  const script = await bundle(source, { format: 'esm', platform: 'browser' });
  const worker = join(folder, 'node_modules/msw/lib/mockServiceWorker.js');
  const scripts = { '/mockServiceWorker.js': await readFile(worker, 'utf8') };
  // What the program above posts.
  await expectScenarios((await runInChromium(script, 'page', scripts)) as MockedCall[]);
}, 60_000);

/** All of them came, each as the contract has it and as the gate wants it. */
async function expectScenarios(calls: readonly MockedCall[]): Promise<void> {
  const expected = contracts.flatMap(({ name, operations }) =>
    operations.flatMap(({ id, scenarios }) =>
      scenarios.flatMap(({ name: scenario, status, body }) =>
        ['sdk', 'fetch'].map((client) => ({ contract: name, operation: id, scenario, client, status, body })),
      ),
    ),
  );
  const came = calls.map(({ exchange, ...call }) => ({ ...call, body: JSON.parse(exchange.response.body) }));
  expect(came).toEqual(expected);
  const violations = contracts.flatMap((contract) => {
    const exchanges = calls.filter((call) => call.contract === contract.name).map(({ exchange }) => exchange);
    return exchanges.flatMap(createGate(contract));
  });
  expect(violations).toEqual([]);
}

async function write(name: string, network: string, end: string): Promise<string> {
  const file = join(room, name);
  await writeFile(file, mswProgram(contracts, network, end));
  return file;
}

async function bundle(entry: string, options: BuildOptions): Promise<string> {
  const common: BuildOptions = { entryPoints: [entry], bundle: true, absWorkingDir: folder };
  const { outputFiles } = await build({ ...common, ...options, write: false });
  return outputFiles[0]?.text ?? '';
}

async function runOn(runtime: Runtime, file: string): Promise<string> {
  const options = { cwd: room, env: environment, maxBuffer: 2 ** 26 };
  const { stdout, stderr } = await promisify(execFile)(await binaryOf(runtime), [file], options);
  expect(stderr, 'warnings').toBe('');
  return stdout;
}
