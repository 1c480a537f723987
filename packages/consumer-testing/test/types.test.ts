import { execFile } from 'node:child_process';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type SampleCall, sampleCalls } from '../src/calls.ts';
import { compilerOf } from '../src/compilers.ts';
import { consumerRoom } from '../src/consumer.ts';
import { typedClients, typedExtras, typedMocks } from '../src/typed-program.ts';

const run = promisify(execFile);
const versions = ['5.4', '5.9', '6.0', '7.0'];
const { folder, room } = await consumerRoom('types');
const calls = await sampleCalls();
const { clients, extras, mocks } = await writePrograms();

/** The libraries that a browser's code has, and what Fastify's declarations use on top. */
const browser = ['es2022', 'dom', 'dom.iterable'];
const server = ['es2022', 'dom', 'dom.iterable', 'esnext.disposable'];

describe.concurrent('consumers with skipLibCheck off', () => {
  // What else a program has takes the compiler less time than a program of its own.
  const settings = [
    { what: 'both clients', resolution: 'node16', exact: false, lib: browser, types: [], also: () => [] },
    {
      what: 'clients, schemas and server',
      resolution: 'nodenext',
      exact: true,
      lib: server,
      types: ['node'],
      also: () => extras,
    },
    {
      what: 'clients and MSW handlers',
      resolution: 'bundler',
      exact: true,
      lib: browser,
      types: [],
      // MSW's own types say that they need 5.9.
      also: (version: string) => (version === '5.4' ? [] : mocks),
    },
  ];
  const matrix = versions.flatMap((version) => settings.map((setting) => ({ version, ...setting })));

  it.each(matrix)(
    'type-check $what on TypeScript $version, $resolution, exactOptionalPropertyTypes $exact',
    async ({ version, resolution, exact, lib, types, also }) => {
      const options = { moduleResolution: resolution, exactOptionalPropertyTypes: exact, lib, types };
      expect(await typeCheck(version, options, [...clients, ...also(version)])).toBe('');
    },
  );

  // With the rows above every two of the settings meet.
  it.each([
    { version: '5.4', resolution: 'nodenext', exact: false },
    { version: '5.9', resolution: 'bundler', exact: false },
    { version: '6.0', resolution: 'node16', exact: true },
    { version: '7.0', resolution: 'nodenext', exact: false },
  ])(
    'type-check both clients on TypeScript $version, $resolution, without the DOM library',
    async ({ version, resolution, exact }) => {
      const options = {
        moduleResolution: resolution,
        exactOptionalPropertyTypes: exact,
        lib: ['es2022'],
        types: ['node'],
      };
      expect(await typeCheck(version, options, clients)).toBe('');
    },
  );
});

it('the source and declaration maps lead to sources that are there', async () => {
  const root = join(folder, 'node_modules/@clientele');
  const maps = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.map'));
  for (const kind of ['.js.map', '.d.ts.map']) expect(maps.some((file) => file.endsWith(kind))).toBe(true);
  for (const file of maps) {
    const { sources }: { sources: string[] } = JSON.parse(await readFile(join(root, file), 'utf8'));
    expect(sources, file).not.toEqual([]);
    for (const source of sources) {
      await expect(access(join(root, dirname(file), source)), `${file}: ${source}`).resolves.toBeUndefined();
    }
  }
});

/** What the compiler prints, which is nothing when all is well. */
async function typeCheck(
  version: string,
  options: Record<string, unknown>,
  files: string[],
): Promise<string> {
  const module = options['moduleResolution'] === 'bundler' ? 'esnext' : options['moduleResolution'];
  const compilerOptions = {
    ...{ noEmit: true, declaration: true, strict: true, target: 'es2022', module, skipLibCheck: false },
    // TypeScript's own libraries are not ours to check; every package's declarations are.
    skipDefaultLibCheck: true,
    ...options,
  };
  const name = [
    version,
    options['moduleResolution'],
    options['exactOptionalPropertyTypes'],
    files.length,
    String(options['lib']),
  ];
  const project = join(room, `${name.join('-')}.json`);
  await writeFile(project, JSON.stringify({ compilerOptions, files }));
  return run(process.execPath, [compilerOf(version), '--project', project]).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}

async function writePrograms(): Promise<Record<'clients' | 'extras' | 'mocks', string[]>> {
  const write = async (name: string, text: string) => {
    await writeFile(join(room, name), text);
    return name;
  };
  const each = (suffix: string, make: (call: SampleCall) => string) =>
    Promise.all(calls.map((call) => write(`${call.contract}${suffix}.ts`, make(call))));
  return {
    clients: await each('', typedClients),
    extras: await each('-extras', typedExtras),
    mocks: await each('-mocks', typedMocks),
  };
}
