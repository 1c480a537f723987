import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { browser } from '@clientele/browser-testing';
import { runsHere } from '@clientele/contract-testing/runs-here';
import { readRegister } from '@clientele/openapi/register';
import { build } from 'esbuild';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { sampleCalls } from '../src/calls.ts';
import { runInChromium } from '../src/chromium.ts';
import { consumerRoom } from '../src/consumer.ts';
import { kinds, startFaults } from '../src/faults.ts';
import { type Called, printing, program } from '../src/program.ts';
import { publishedPackages, repository } from '../src/published.ts';
import { binaryOf, environment, type Runtime } from '../src/runtimes.ts';
import { runInWorkerd } from '../src/workerd.ts';

const { room } = await consumerRoom('runtimes');
const calls = await sampleCalls();
const packages = await publishedPackages();
const imported = (await readRegister(repository)).filter(({ level }) => level === 'imported');
/** Such a contract need not have a scenario. */
const mayBeEmpty = imported.map(({ name }) => `@clientele/${name}/scenarios`);
const faults = await startFaults();
afterAll(() => faults[Symbol.asyncDispose]());

const both = ['sdk', 'fetch'] as const;
const expected = {
  answers: calls.flatMap(({ contract, status, answer }) =>
    both.map((client): Called => ({ contract, client, status, body: answer })),
  ),
  faults: Object.fromEntries(Object.entries(kinds).map(([fault, kind]) => [fault, [kind, kind]])),
};

const nodes = [
  ['Node 20.19, the engine floor', 'node-floor'],
  ['Node 24', 'node-lts'],
  ['the repository’s Node', 'node'],
] as const;
const denoOptions = ['run', '--no-prompt', '--allow-net', '--node-modules-dir=manual'];
const runtimes: [name: string, runtime: Runtime, options: string[], load: 'import' | 'require'][] = [
  ...nodes.flatMap(([name, node]): typeof runtimes => [
    [`${name}, by import`, node, [], 'import'],
    [`${name}, by require`, node, [], 'require'],
  ]),
  ['Bun', 'bun', ['run'], 'import'],
  ['Deno', 'deno', denoOptions, 'import'],
];

describe('the installed packages call every mock, and see what goes wrong,', () => {
  it.each(runtimes)('on %s', async (_name, runtime, options, load) => {
    const file = await write(
      load === 'import' ? 'program.mjs' : 'program.cjs',
      load,
      'run().then((results) => console.log(JSON.stringify(results)));',
    );
    const { stdout, stderr } = await run(runtime, [...options, file]);
    expect(JSON.parse(stdout)).toEqual(expected);
    expect(stderr, 'warnings').toBe('');
  });

  it.each(runtimes.filter(([, , , load]) => load === 'import'))(
    'and print no token on %s',
    async (_name, runtime, options) => {
      const [call] = calls;
      if (!call) throw new Error('The register has no contract.');
      const file = join(room, 'printing.mjs');
      await writeFile(file, printing({ ...call, token: 'token-that-nobody-sees' }));
      const { stdout } = await run(runtime, [...options, file]);
      expect(stdout).toContain(call.server + call.url.split('{')[0]);
      expect(stdout).toContain('undocumented');
      expect(stdout).not.toContain('nobody-sees');
    },
  );

  it.runIf(runsHere(browser)).each(['page', 'worker'] as const)(
    'in a %s of headless Chromium, bundled',
    async (place) => {
      const script = await bundle(
        `${place}.mjs`,
        [],
        'run().then((results) => globalThis.postMessage(results));',
      );
      expect(await runInChromium(script, place)).toEqual(expected);
    },
  );

  it('in workerd, bundled', async () => {
    const script = await bundle(
      'worker-source.mjs',
      ['workerd', 'worker'],
      'export default { fetch: async () => Response.json(await run()) };',
    );
    expect(await runInWorkerd(script, room)).toEqual(expected);
  });
});

describe.each(nodes)('%s', (_name, node) => {
  it('loads every entry by import and by require, without a warning', async () => {
    const entries = packages.flatMap(({ name, manifest }) =>
      Object.keys(manifest.publishConfig.exports)
        .filter((path) => !path.endsWith('.json'))
        .map((path) => name + path.slice(1)),
    );
    const file = join(room, 'entries.cjs');
    await writeFile(
      file,
      `(async () => {
        for (const entry of ${JSON.stringify(entries)}) {
          const names = Object.keys(require(entry));
          if ((names.length === 0 && !${JSON.stringify(mayBeEmpty)}.includes(entry)) || names.join() !== Object.keys(await import(entry)).join()) throw new Error(entry);
          console.log(entry);
        }
      })();`,
    );
    const { stdout, stderr } = await run(node, [file]);
    expect(stdout.trim().split('\n')).toEqual(entries);
    expect(stderr, 'warnings').toBe('');
  });

  it('gets no module that is not exported', async () => {
    const script = `await import('@clientele/sdk-runtime/dist/client.js')`;
    await expect(run(node, ['--input-type=module', '--eval', script])).rejects.toThrow(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    );
  });
});

it('the engine floor is what the packages say', async () => {
  const { stdout } = await run('node-floor', ['--version']);
  for (const { manifest } of packages) {
    expect(manifest).toHaveProperty('engines.node', `>=${stdout.trim().slice(1).replace(/\.0$/, '')}`);
  }
});

async function write(name: string, load: 'import' | 'require', end: string): Promise<string> {
  const file = join(room, name);
  await writeFile(file, program(calls, load, { mocks: inject('mocks'), faults: faults.url }, end));
  return file;
}

async function bundle(name: string, conditions: string[], end: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [await write(name, 'import', end)],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

async function run(runtime: Runtime, options: readonly string[]) {
  return promisify(execFile)(await binaryOf(runtime), options, { cwd: room, env: environment });
}
