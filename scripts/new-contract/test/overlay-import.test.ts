import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { importContract } from '../import.ts';

const { path: folder, remove } = mkdtempDisposableSync(join(tmpdir(), 'clientele-overlay-'));
afterAll(remove);
const write = (file: string, text: string) => {
  writeFileSync(join(folder, file), text);
  return join(folder, file);
};

const petsText = stringify({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1.0.0' },
  paths: { '/pets': { get: { operationId: 'listPets', responses: { 200: { description: 'Pets.' } } } } },
});
const pets = write('pets.yaml', petsText);
const title = write(
  'title.overlay.yaml',
  stringify({
    overlay: '1.0.0',
    info: { title: 'Its title', version: '1.0.0' },
    extends: 'pets.yaml',
    actions: [
      { target: '$.info.title', update: 'Animals' },
      { target: '$.none', remove: true },
    ],
  }),
);
const summary = write(
  'summary.json',
  JSON.stringify({ overlay: '1.1.0', actions: [{ target: '$.paths.*.get', update: { summary: 'List' } }] }),
);

it.each([
  ['a document', pets, [title, summary]],
  ['an Overlay that extends it', title, [summary]],
])('are applied in their order to %s, and kept as they came', async (_, from, overlays) => {
  const { tree, source, notes } = await importContract(from, { overlays });
  expect(tree.get('openapi.yaml')?.getIn(['info', 'title'])).toBe('Animals');
  expect(tree.get('paths/pets.yaml')?.getIn(['get', 'summary'])).toBe('List');
  expect([...source.keys()]).toEqual([
    'pets.yaml',
    'overlays/1-title.overlay.yaml',
    'overlays/2-summary.json',
  ]);
  expect(source.get('pets.yaml')).toBe(petsText);
  expect(notes).toContain(`${title}:9: $.none selects nothing.`);
});

it('need a document', async () => {
  await expect(importContract(summary)).rejects.toThrow(`${summary} is an Overlay that extends no document`);
});
