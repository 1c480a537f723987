import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { changedSince } from '../src/git.ts';
import { notesOf, shippedFiles } from '../src/package/shipped.ts';
import { Repository } from './repository.ts';

const repository = new Repository();
const manifest = { name: '@clientele/boats', version: '1.0.0' };
const folder = join(repository.root, 'packages/boats');
const contract = {
  name: 'boats',
  source: join(repository.root, 'specs/boats/openapi.yaml'),
  bundle: join(folder, 'generated/openapi.json'),
  level: 'house' as const,
};
const boats = { ...manifest, manifest, folder, entries: [], contract };
const { contract: _none, ...runtime } = boats;
const server = {
  ...runtime,
  manifest: { ...manifest, devDependencies: { '@clientele/openapi': 'workspace:*' } },
};
const program = { ...runtime, manifest: { ...manifest, bin: { boats: './dist/main.js' } } };
const base = { commit: 'main', name: 'main' };
const changed = () => changedSince(repository.root, base.commit);

const files = [
  'packages/boats/src/errors.ts',
  'packages/boats/test/clients.test.ts',
  'packages/boats/README.md',
  'packages/boats-too/src/errors.ts',
  'specs/boats/openapi.yaml',
  'specs/boats/README.md',
  'specs/boats/starting-client.yaml',
  'specs/boats/components/examples/Sink.yaml',
  'specs/boats-too/components/examples/Sink.yaml',
  'specs/rules/plugin.ts',
  'packages/codegen/src/generate.ts',
  'packages/codegen/test/generate.test.ts',
  'packages/openapi/src/index.ts',
  'tsdown.config.ts',
];

beforeAll(() => {
  repository.git('init', '--quiet', '--initial-branch', 'main');
  for (const file of files) repository.write(file, 'old');
  repository.commit('The beginning');
});

beforeEach(() => void repository.git('checkout', '--quiet', '--', '.'));

afterAll(() => repository[Symbol.dispose]());

it('counts the sources of the package, and what is new among them', async () => {
  for (const file of files) repository.write(file, 'new');
  repository.write('packages/boats/src/more.ts', 'new');
  const sources = ['packages/boats/src/errors.ts', 'packages/boats/src/more.ts'];
  expect(shippedFiles(repository.root, await changed(), boats, true)).toEqual(sources);
  expect(shippedFiles(repository.root, await changed(), runtime, false)).toEqual(sources);
  repository.git('clean', '--quiet', '--force');
});

it('counts the files of the contract when no tool has named a change', async () => {
  for (const file of files) repository.write(file, 'new');
  expect(shippedFiles(repository.root, await changed(), boats, false)).toEqual([
    'packages/boats/src/errors.ts',
    'specs/boats/components/examples/Sink.yaml',
    'specs/boats/openapi.yaml',
  ]);
});

it.each([
  ['packages/codegen/src/generate.ts', 1, 0, 0, 0],
  ['packages/codegen/test/generate.test.ts', 0, 0, 0, 0],
  ['packages/openapi/src/index.ts', 1, 0, 1, 0],
  ['tsdown.config.ts', 1, 1, 1, 1],
  ['specs/boats/components/examples/Sink.yaml', 0, 0, 0, 1],
  ['specs/rules/plugin.ts', 0, 0, 0, 0],
])('notes a change of %s', async (file, ofContract, ofRuntime, ofServer, ofProgram) => {
  repository.write(file, 'new');
  expect(notesOf(await changed(), base, boats)).toHaveLength(ofContract);
  expect(notesOf(await changed(), base, runtime)).toHaveLength(ofRuntime);
  expect(notesOf(await changed(), base, server)).toHaveLength(ofServer);
  expect(notesOf(await changed(), base, program)).toHaveLength(ofProgram);
});

it('notes why the base may be the wrong one', async () => {
  expect(notesOf(await changed(), { ...base, doubt: 'No tag.' }, runtime)).toEqual(['No tag.']);
});
