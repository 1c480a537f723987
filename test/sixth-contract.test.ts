import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Coverage, describeClients, readContract } from '@clientele/contract-testing';
import { renderReadme } from '@clientele/readme/render';
import { afterAll, describe, expect, it } from 'vitest';
import { surviveGate } from '../packages/contract-testing/test/survive-gate.ts';
import { testServer } from '../packages/server-kit/test/suite/server-suite.ts';
import { install, modulesOf, prepareHall, semver } from './hall.ts';

// A new contract is a folder and an entry in the register. The preparation is at the top level, since
// the suites need the generated modules to know their tests.
const hall = await prepareHall();
afterAll(() => hall[Symbol.asyncDispose]());
const contract = readContract(hall);
const modules = await modulesOf(hall);
const coverage = join(hall.root, 'coverage');

it('passes lint with the rules of the house', () => {
  expect(hall.linted).toContain('Your API description is valid');
});

it('names the operation that has no id, and leaves out the one that no client could call', () => {
  expect(contract.operations.map(({ id }) => id)).toContain('getWallsByName');
  expect(modules.sdk).toHaveProperty('getWallsByName');
  expect(contract.leftOut).toEqual([expect.stringMatching('^GET /lockers: .*cookie')]);
  expect(hall.findings).toContainEqual(
    expect.objectContaining({
      contract: 'hall',
      level: 'left-out',
      operation: 'GET /lockers',
      pointer: '#/paths/~1lockers/get/parameters/0',
      problem: expect.stringContaining('in a cookie'),
    }),
  );
  expect(modules.sdk).not.toHaveProperty('listLockers');
});

it('gives clients that refuse wrong calls at compile time', () => {
  const consumer = readFileSync(join(import.meta.dirname, 'sixth-contract/consumer.ts.txt'));
  writeFileSync(join(hall.folder, 'consumer.ts'), consumer);
  expect(hall.run('node_modules/.bin/tsc', ['--project', hall.root])).toBe('');
});

describe('clients', () => {
  describeClients(contract, modules, { mock: hall.mock, coverage });
});

describe('server', () => {
  const document = JSON.parse(readFileSync(hall.bundle, 'utf8'));
  testServer('hall', { document, server: modules.server['hallServer'] as never, ownErrors: false });
});

it('has a gate that refuses every broken response', async () => {
  const { count, survivors } = await surviveGate(contract, hall.mock);
  expect(survivors).toEqual([]);
  expect(count).toBeGreaterThan(1000);
});

it('is covered in full, also where answers were generated', () => {
  const { cells }: Coverage = JSON.parse(readFileSync(join(coverage, 'clients/hall.json'), 'utf8'));
  const scenarios = contract.operations.flatMap((operation) => operation.scenarios);
  expect(cells).toHaveLength(scenarios.length * 2);
  expect(cells.filter(({ seen }) => seen === 0)).toEqual([]);
  expect(cells.map(({ operation, scenario }) => `${operation} ${scenario}`)).toEqual(
    expect.arrayContaining([
      'getPhoto generated application/problem+json',
      'getWallsByName generated application/json',
      'listRoutes RoutesAsTable',
    ]),
  );
});

it('has a README', () => {
  const text = renderReadme({
    contract,
    description: 'Typed clients for a climbing hall.',
    notes: readFileSync(join(dirname(hall.source), 'README.md'), 'utf8'),
  });
  expect(text).toContain('@clientele/hall');
  for (const { path, method } of contract.operations) expect(text).toContain(`\`${method} ${path}\``);
});

it('is built and packed, and what is installed of the tarball calls and serves', async () => {
  hall.run('node_modules/.bin/tsdown', [], hall.folder);
  hall.run('node_modules/.bin/pnpm', ['pack', '--out', join(hall.root, 'hall.tgz')], hall.folder);
  const consumer = install(hall, join(hall.root, 'hall.tgz'));
  const program = readFileSync(join(import.meta.dirname, 'sixth-contract/program.js.txt'));
  writeFileSync(join(consumer, 'program.mjs'), program);
  // The mock is in this process, which has to go on.
  const options = { cwd: consumer, timeout: 60_000 };
  const { stdout } = await promisify(execFile)(process.execPath, ['program.mjs', hall.mock], options);
  expect(JSON.parse(stdout)).toEqual({
    mocked: [200, 'north wall/12', 'the bytes of a picture', 201],
    served: [201, 'The crux', 9],
    csv: 'id,name\n',
  });
});

it('gets the verdict that a change of it deserves', async () => {
  hall.begin();
  const file = join(dirname(hall.source), 'components/responses/Routes.yaml');
  const [json = ''] = readFileSync(file, 'utf8').split('  text/csv:');
  writeFileSync(file, json);
  await hall.generate();
  const verdict = () => hall.run('node_modules/.bin/node', [semver('main')]);
  expect(verdict).toThrow(
    /contract: +breaking\n +Media type `text\/csv` was removed[\s\S]*types: +breaking[\s\S]*missing, needs minor/,
  );
});
