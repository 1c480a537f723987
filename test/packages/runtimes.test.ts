import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, inject, it } from 'vitest';
import { sampleCalls } from './src/calls.ts';
import { runInChromium } from './src/chromium.ts';
import { consumerRoom } from './src/consumer.ts';
import { type Called, program } from './src/program.ts';
import { publishedPackages, repository } from './src/published.ts';

const run = promisify(execFile);
const calls = await sampleCalls();
const mocks = inject('mocks');
const { room } = await consumerRoom('runtimes');

const expected = calls.flatMap<Called>(({ contract, status, answer }) =>
  (['sdk', 'fetch'] as const).map((client) => ({ contract, client, status, body: answer })),
);
const print = (results: string) => `${results}.then((all) => console.log(JSON.stringify(all)));`;
const post = (results: string) => `${results}.then((all) => globalThis.postMessage(all));`;

const bin = (name: string) => join(import.meta.dirname, 'node_modules/.bin', name);
const nodes = [
  ['the engine floor', bin('node')],
  ['the repository’s Node', join(repository, 'node_modules/.bin/node')],
] as const;
const runtimes = [
  ...nodes.flatMap(([name, node]) => [
    [`${name}, by import`, node, [], 'program.mjs'] as const,
    [`${name}, by require`, node, [], 'program.cjs'] as const,
  ]),
  ['Bun', bin('bun'), ['run'], 'program.mjs'] as const,
  [
    'Deno',
    bin('deno'),
    ['run', '--no-prompt', '--allow-net', '--node-modules-dir=manual'],
    'program.mjs',
  ] as const,
];

await writeFile(join(room, 'program.mjs'), program(calls, { load: 'import', mocks, done: print }));
await writeFile(join(room, 'program.cjs'), program(calls, { load: 'require', mocks, done: print }));
await writeFile(join(room, 'browser.mjs'), program(calls, { load: 'import', mocks, done: post }));

describe('the installed packages call every mock', () => {
  it.each(runtimes)('on %s', async (_name, command, options, file) => {
    const { stdout } = await run(command, [...options, file], { cwd: room });
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  it.each(['page', 'worker'] as const)('in a %s of headless Chromium, bundled', async (place) => {
    const { outputFiles } = await build({
      entryPoints: [join(room, 'browser.mjs')],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
    expect(await runInChromium(outputFiles[0]?.text ?? '', place)).toEqual(expected);
  });
});

describe('the engine floor', () => {
  const [[, floor]] = nodes;

  it('is what the packages say', async () => {
    const { stdout } = await run(floor, ['--version']);
    for (const { manifest } of await publishedPackages()) {
      expect(manifest).toHaveProperty('engines.node', `>=${stdout.trim().slice(1).replace(/\.0$/, '')}`);
    }
  });

  it('loads every entry by import and by require', async () => {
    const packages = await publishedPackages();
    const entries = packages.flatMap(({ name, manifest }) =>
      Object.keys(manifest.publishConfig.exports)
        .filter((path) => !path.endsWith('.json'))
        .map((path) => name + path.slice(1)),
    );
    const script = `
      const { createRequire } = await import('node:module');
      const require = createRequire(process.cwd() + '/');
      for (const entry of ${JSON.stringify(entries)}) {
        const names = Object.keys(await import(entry));
        if (names.length === 0 || names.join() !== Object.keys(require(entry)).join()) throw new Error(entry);
        console.log(entry);
      }`;
    const { stdout } = await run(floor, ['--input-type=module', '--eval', script], { cwd: room });
    expect(stdout.trim().split('\n')).toEqual(entries);
  });

  it('gets no module that is not exported', async () => {
    const script = `await import('@clientele/sdk-runtime/dist/client.js')`;
    await expect(run(floor, ['--input-type=module', '--eval', script], { cwd: room })).rejects.toThrow(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    );
  });
});
