import { join } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findContractChanges } from '../src/contract/contract-changes.ts';
import type { ContractChange } from '../src/contract/redocly-diff.ts';
import { Repository } from './repository.ts';

const document = 'specs/boats/openapi.yaml';
const part = 'specs/boats/Gone.yaml';
let repository: Repository;

function contract(responses: object): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Boats', version: '1.0.0' },
    servers: [{ url: 'https://boats.example' }],
    paths: { '/boats': { get: { operationId: 'listBoats', summary: 'List boats', responses } } },
  });
}

const found = { 200: { description: 'Boats.' } };

beforeEach(() => {
  repository = new Repository();
  repository.git('init', '--quiet', '--initial-branch', 'main');
  repository.write(
    'redocly.yaml',
    `apis: { boats: { root: ${document}, output: packages/boats/generated/openapi.json } }`,
  );
  repository.write(document, contract({ ...found, 410: { $ref: './Gone.yaml' } }));
  repository.write(part, 'description: It was sunk.\n');
  repository.commit('With a part of its own');
});

afterEach(() => repository[Symbol.dispose]());

async function changes(level: Registered['level'] = 'house'): Promise<readonly ContractChange[]> {
  const manifest = { name: '@clientele/boats', version: '1.0.0' };
  const source = join(repository.root, document);
  const folder = join(repository.root, 'packages/boats');
  const bundle = join(folder, 'generated/openapi.json');
  const registered = { name: 'boats', source, bundle, level };
  const boats = { ...manifest, manifest, folder, entries: [], contract: registered };
  const base = { commit: repository.git('rev-parse', 'main').trim(), name: 'main' };
  const all = await findContractChanges(repository.root, [boats], new Map([[boats.name, base]]));
  return all.get(boats.name) ?? [];
}

it('finds nothing in what is the same', async () => {
  expect(await changes()).toEqual([]);
});

it('says where a part is that changed', async () => {
  repository.write(part, 'description: It was sold.\n');
  const line = { file: part, line: 1 };
  expect(await changes()).toMatchObject([{ impact: 'patch', ...line }]);
});

it('says where a part was that is gone, and which file to look at now', async () => {
  repository.write(document, contract(found));
  expect(await changes()).toMatchObject([{ impact: 'major', file: document, nearest: document }]);
});

it('names the document where the file is gone as well', async () => {
  repository.write(part, 'description: It was sunk.\nheaders: { ETag: { schema: { type: string } } }\n');
  repository.commit('With a header');
  repository.git('rm', '--quiet', part);
  repository.write(document, contract({ ...found, 410: { description: 'It was sunk.' } }));
  expect(await changes()).toMatchObject([{ impact: 'major', file: part, line: 2, nearest: document }]);
});

it('calls a contract new that the base does not have', async () => {
  repository.git('rm', '--quiet', 'redocly.yaml', document, part);
  repository.commit('Without');
  repository.git('revert', '--no-edit', '--no-commit', 'HEAD');
  expect(await changes()).toEqual([
    { impact: 'minor', message: 'The contract is new.', file: document, line: 1 },
  ]);
});

it('says what to do about a contract that cannot be read', async () => {
  repository.write(document, 'openapi: [');
  await expect(changes()).rejects.toThrow(`redocly diff cannot compare ${document}. Run \`pnpm lint\`.`);
});

it('compares what it can of an imported contract whose references lead nowhere', async () => {
  repository.write(
    document,
    contract({ ...found, 404: { $ref: './None.yaml' }, 410: { $ref: './Gone.yaml' } }),
  );
  await expect(changes()).rejects.toThrow('Run `pnpm lint`.');
  expect(await changes('imported')).toMatchObject([
    { impact: 'none', message: expect.stringContaining('lead nowhere') },
    { impact: 'minor' },
  ]);
});
