import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from '@clientele/codegen';
import {
  type ClientModules,
  type Coverage,
  describeClients,
  readContract,
} from '@clientele/contract-testing';
import { startMocks } from '@clientele/mocks';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { afterAll, describe, expect, it } from 'vitest';
import { surviveGate } from '../packages/contract-testing/test/survive-gate.ts';
import { testServer } from '../packages/server-kit/test/suite/server-suite.ts';

// A new contract is a folder and an entry in the register: here both are alone in a repository of
// their own, and everything else is the project's code. The preparation is at the top level, since
// the suite needs the generated modules to know its tests.
const repository = resolve(import.meta.dirname, '..');
// One of its operations is as it comes from elsewhere: without an id, and without examples.
const lenient = [
  'operation-operationId',
  'house/operation-name',
  'house/path-parameters',
  'house/response-example',
];
const root = mkdtempSync(join(tmpdir(), 'clientele-sixth-'));
const opened = new AsyncDisposableStack();
opened.defer(() => rmSync(root, { recursive: true, force: true }));
afterAll(() => opened.disposeAsync());

const { hall, linted, mock } = await prepare().catch(async (error: unknown) => {
  // Hooks do not run in a file that fails here.
  await opened.disposeAsync();
  throw error;
});
const contract = readContract(hall);
const coverage = join(root, 'coverage');

it('passes lint with the rules of the house', () => {
  expect(linted).toContain('Your API description is valid');
});

it('gives clients that refuse wrong calls at compile time', () => {
  const consumer = readFileSync(join(import.meta.dirname, 'sixth-contract/consumer.ts.txt'));
  writeFileSync(join(root, 'packages/hall/consumer.ts'), consumer);
  const extend = { extends: join(repository, 'tsconfig.json'), exclude: ['**/node_modules'] };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(extend));
  expect(run('node_modules/.bin/tsc', '--project', root)).toBe('');
});

it('leaves an operation out, place and reason, where no client could call it', async () => {
  const document = JSON.parse(readFileSync(hall.bundle, 'utf8'));
  const { get } = document.paths['/routes/{route_id}'];
  get.parameters = [...(get.parameters ?? []), { name: 'visit', in: 'cookie', schema: { type: 'string' } }];
  const bundle = join(root, 'cookie.json');
  writeFileSync(bundle, JSON.stringify(document));
  const { findings } = await generate([{ name: 'hall', bundle, folder: join(root, 'elsewhere') }]);
  expect(findings).toMatchObject([
    {
      contract: 'hall',
      level: 'left-out',
      operation: 'GET /routes/{route_id}',
      pointer: expect.stringMatching('^#/paths/~1routes~1{route_id}/get/parameters/'),
      problem: expect.stringContaining('in a cookie'),
    },
  ]);
});

describe('clients', async () => {
  describeClients(contract, await generatedModules(dirname(hall.bundle)), { mock, coverage });
});

describe('server', async () => {
  const { hallServer } = await import(pathToFileURL(join(dirname(hall.bundle), 'server.gen.ts')).href);
  testServer('hall', {
    document: JSON.parse(readFileSync(hall.bundle, 'utf8')),
    server: hallServer,
    ownErrors: false,
  });
});

it('has a gate that refuses every broken response', async () => {
  const { count, survivors } = await surviveGate(contract, mock);
  expect(survivors).toEqual([]);
  expect(count).toBeGreaterThan(1000);
});

it('is covered in full', () => {
  const { cells }: Coverage = JSON.parse(readFileSync(join(coverage, 'clients/hall.json'), 'utf8'));
  const scenarios = contract.operations.flatMap((operation) => operation.scenarios);
  expect(cells).toHaveLength(scenarios.length * 2);
  expect(cells.filter(({ seen }) => seen === 0)).toEqual([]);
});

async function prepare(): Promise<{ hall: Registered; linted: string; mock: string }> {
  cpSync(join(import.meta.dirname, 'sixth-contract'), join(root, 'specs/hall'), { recursive: true });
  const config = {
    plugins: [join(repository, 'specs/rules/plugin.ts')],
    extends: ['recommended-strict', 'house/all'],
    rules: Object.fromEntries(lenient.map((rule) => [rule, 'warn'])),
    apis: { hall: { root: 'specs/hall/openapi.yaml', output: 'packages/hall/generated/openapi.json' } },
  };
  writeFileSync(join(root, 'redocly.yaml'), JSON.stringify(config));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module' }));
  const linted = run('specs/node_modules/.bin/redocly', 'lint');
  run('specs/node_modules/.bin/redocly', 'bundle');

  const [hall] = await readRegister(root);
  const [other] = await readRegister(repository);
  if (!hall || !other) throw new Error('A register has no entry.');
  await generate([{ name: hall.name, bundle: hall.bundle, folder: dirname(hall.bundle) }]);
  // What an install gives to every package of a contract.
  const installed = 'node_modules';
  symlinkSync(join(repository, installed), join(root, installed));
  symlinkSync(
    resolve(dirname(other.bundle), '..', installed),
    resolve(dirname(hall.bundle), '..', installed),
  );

  const mocks = await startMocks({ root, port: 0, host: '127.0.0.1' });
  opened.defer(() => mocks.close());
  return { hall, linted, mock: mocks.urls.vendors[hall.name]?.origin ?? '' };
}

async function generatedModules(folder: string): Promise<ClientModules> {
  const load = (file: string) => import(pathToFileURL(join(folder, file)).href);
  const files = ['index', 'fetch', 'sdk/operation-schemas', 'sdk/scenarios', 'msw'];
  const [sdk, fetch, schemas, scenarios, msw] = await Promise.all(
    files.map((file) => load(`${file}.gen.ts`)),
  );
  return { sdk, fetch, schemas, scenarios, msw };
}

/** What a program of the repository prints when it runs in the new one. */
function run(program: string, ...options: string[]): string {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { status, stdout, stderr } = spawnSync(join(repository, program), options, {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${[program, ...options].join(' ')}\n${stdout}${stderr}`);
  return stdout + stderr;
}
