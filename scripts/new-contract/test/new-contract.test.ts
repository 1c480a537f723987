import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ClientModules, describeClients, readContract } from '@clientele/contract-testing';
import { posix, runsHere } from '@clientele/contract-testing/runs-here';
import { startMocks } from '@clientele/mocks';
import { readRegister } from '@clientele/openapi/register';
import { testServer } from '@clientele/server-kit/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { home, tools } from '../write/programs.ts';
import { Repository } from './repository.ts';
import { runCommand, startCommand } from './run-command.ts';

// Made at the top level, since the suites need the generated modules to know their tests.
const repository = new Repository();
afterAll(() => repository[Symbol.dispose]());
const { root } = repository;
const made = await startCommand(root, 'pet-store').ended;
const added = repository.status();
const folder = join(root, 'packages/pet-store');
// What an install gives to it.
symlinkSync(join(home, 'scripts/new-contract/node_modules'), join(folder, 'node_modules'), 'junction');
const entry = (await readRegister(root)).find(({ name }) => name === 'pet-store');
if (!entry) throw new Error(`Nothing was made: ${made.complained}`);
const contract = readContract(entry);

it('says what it made, and what to do next', () => {
  expect(made.code).toBe(0);
  expect(made.printed).toContain('Made specs/pet-store/ (9 files), packages/pet-store/');
  expect(made.printed).toContain('Next: describe the API in specs/pet-store/');
});

it('says on standard error what it is doing, a line each where that is no terminal', () => {
  expect(made.complained.trim().split('\n').at(-1)).toBe('Writing the API reports...');
});

it('writes the contract, its package and their entries, and nothing else', () => {
  const api = ['fetch', 'index', 'msw', 'scenarios', 'schemas', 'server'].map((name) => `api/${name}.api.md`);
  const own = ['README.md', ...api, 'package.json', 'test/clients.test.ts', 'test/server.test.ts'];
  const files = added.split('\n').filter((line) => line !== '' && !line.includes(' specs/pet-store/'));
  expect(files).toEqual([
    ' M packages/consumer-testing/package.json',
    ' M pnpm-lock.yaml',
    ' M redocly.yaml',
    '?? .changeset/pet-store.md',
    ...own.map((file) => `?? packages/pet-store/${file}`),
  ]);
  const changes = repository.git('diff', '--numstat').split('\n').filter(Boolean);
  expect(changes.map((line) => line.split('\t')[1])).toEqual(['0', '0', '0']);
});

it('passes lint', () => {
  const { stdout, stderr } = spawnSync(process.execPath, [tools.redocly, 'lint', 'pet-store'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout + stderr).toContain('Your API description is valid');
});

describe('passes its suites', async () => {
  const load = (file: string) => import(pathToFileURL(join(folder, `generated/${file}.gen.ts`)).href);
  const files = ['index', 'fetch', 'sdk/operation-schemas', 'sdk/scenarios', 'msw', 'server'];
  const [sdk, fetch, schemas, scenarios, msw, server] = await Promise.all(files.map(load));
  const modules: ClientModules = { sdk, fetch, schemas, scenarios, msw };
  // The other contracts of the register have no bundles here.
  const served = { 'pet-store': { root: 'none', output: '../packages/pet-store/generated/openapi.json' } };
  mkdirSync(join(root, 'mocked'));
  writeFileSync(join(root, 'mocked/redocly.yaml'), JSON.stringify({ apis: served }));
  const mocks = await startMocks({ root: join(root, 'mocked'), port: 0, host: '127.0.0.1' });
  afterAll(() => mocks.close());
  const mock = mocks.urls.vendors['pet-store']?.origin ?? '';
  describeClients(contract, modules, { mock, coverage: join(root, 'coverage') });
  testServer('pet-store', { document: contract.document, server: server.petStoreServer, ownErrors: false });
});

it('is refused a second time, and nothing changes', async () => {
  const state = () => repository.status() + repository.git('diff');
  const before = state();
  const again = await runCommand(root, 'pet-store');
  expect([again.code, again.printed]).toEqual([1, '']);
  expect(again.complained).toMatch(/^There is a contract pet-store already\. .*--update.*--remove/);
  expect(state()).toBe(before);
});

it('is removed again, with all that it wrote, once nothing would be lost or it is forced', async () => {
  rmSync(join(root, 'mocked'), { recursive: true });
  const kept = await runCommand(root, '--remove pet-store');
  expect(kept.complained).toMatch(/^2\d files of pet-store have changes that are not committed/);
  expect(kept.code).toBe(1);
  // As the tests of this room do, it names one of the same name.
  mkdirSync(join(root, 'scripts/new-contract/test'), { recursive: true });
  writeFileSync(join(root, 'scripts/new-contract/test/new-contract.test.ts'), '// packages/pet-store/\n');
  repository.commit();
  const removed = await runCommand(root, 'pet-store --remove');
  expect(removed).toMatchObject({ code: 0, complained: '' });
  expect(repository.git('diff', '--name-only', 'HEAD~1')).toBe(
    'scripts/new-contract/test/new-contract.test.ts\n',
  );
  expect(existsSync(folder)).toBe(false);
  repository.commit();
});

it.runIf(runsHere(posix))('leaves nothing behind on Ctrl-C', async () => {
  const { child, ended } = startCommand(root, 'pet-store');
  child.stderr?.once('data', () => child.kill('SIGINT'));
  expect(await ended).toMatchObject({ code: 130, printed: '' });
  expect(repository.status()).toBe('');
  expect(readdirSync(join(root, '.turbo'))).toEqual([]);
});
