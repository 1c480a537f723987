import { globSync, mkdirSync, mkdtempDisposableSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { type ImportOptions, importContract } from '../import.ts';
import { importedContract } from '../imported-contract.ts';
import { type Newer, updateContract } from '../update/update.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, 'update', file), 'utf8');
const [first, second] = [read('pets-1.yaml'), read('pets-2.yaml')];
const byHand: {
  edits: Record<string, [string, string][]>;
  gives: Record<string, string>;
  says: readonly string[];
} = parse(read('by-hand.yaml'));

let folder: ReturnType<typeof mkdtempDisposableSync>;
beforeEach(() => {
  folder = mkdtempDisposableSync(join(tmpdir(), 'clientele-update-'));
  write(
    'redocly.yaml',
    'apis:\n  pets: { root: specs/pets/openapi.yaml, output: packages/pets/openapi.json }\n',
  );
  write('pets.yaml', first);
  write('newer.yaml', second);
});
afterEach(() => folder.remove());

describe('an update', () => {
  beforeEach(() => importPets());

  it('takes over what changed in the document, and leaves what was made by hand', async () => {
    for (const [file, edits] of Object.entries(byHand.edits)) {
      const path = join('specs/pets', file);
      const text = edits.reduce(
        (old, [from, to]) => (from ? old.replace(from, to) : to),
        contract()[file] ?? '',
      );
      write(path, text);
    }
    const decided = '| What | Decision | Why |\n| --- | --- | --- |\n';
    const notes = readFileSync(at('specs/pets/README.md'), 'utf8');
    write(
      'specs/pets/README.md',
      notes.replace(decided, `${decided}| \`id\` | a string | The document is silent. |\n`),
    );
    const report = await update({ from: at('newer.yaml') });
    expect(contract()).toEqual(byHand.gives);
    for (const line of byHand.says) expect(report).toContain(line);
    expect(report).not.toContain('`x-todo` of');
    expect(readFileSync(at('specs/pets/source/newer.yaml'), 'utf8')).toBe(second);
    const readme = readFileSync(at('specs/pets/README.md'), 'utf8');
    expect(readme).toContain('newer.yaml`: version 2.0.0');
    expect(readme).toContain('| `id` | a string | The document is silent. |');
    expect(globSync('.turbo/*', { cwd: folder.path })).toEqual([]);

    // The same again, however often.
    const after = everything();
    expect(await update({})).toContain('Nothing new');
    expect(everything()).toEqual(after);
  });

  it('reads the document again where it was', async () => {
    write('pets.yaml', second);
    await update({});
    expect(Object.keys(contract())).toContain('paths/dogs.yaml');
  });

  it.each<[string, string, string, Newer, string]>([
    ['a document that is not there', '', '', { from: 'none.yaml' }, 'none.yaml is not there'],
    [
      'one that is no OpenAPI',
      'other.yaml',
      'asyncapi: 3.0.0',
      { from: 'other.yaml' },
      'is asyncapi 3.0.0; expected',
    ],
    [
      'a file that cannot be merged',
      'specs/pets/paths/pets.yaml',
      '<<<<<<< HEAD\na: 1\n=======\n',
      {},
      'specs/pets/paths/pets.yaml:1: ',
    ],
    [
      'a source that is not what came',
      'specs/pets/source/pets.yaml',
      second,
      {},
      'source/pets.yaml is not what was imported; restore it.',
    ],
    [
      'an import.yaml without its source',
      'specs/pets/import.yaml',
      'date: 2026-01-01',
      {},
      'import.yaml lacks `source`',
    ],
    [
      'a bad Overlay',
      'bad.yaml',
      'overlay: 3.0.0',
      { overlay: ['bad.yaml'] },
      'bad.yaml:1: `overlay: 3.0.0`',
    ],
  ])(
    'of %s is refused, and changes nothing',
    async (_, file, text, { from = 'newer.yaml', overlay }, error) => {
      if (file !== '') write(file, text);
      const before = everything();
      const newer = { from: at(from), ...(overlay && { overlay: overlay.map(at) }) };
      const refused = expect(update(newer)).rejects;
      await refused.toThrow(
        expect.objectContaining({ name: 'ImportError', message: expect.stringContaining(error) }),
      );
      expect(everything()).toEqual(before);
    },
  );
});

it('takes the slice and the Overlays that were imported, as they are now', async () => {
  const call = (title: string) => {
    const actions = [{ target: '$.info.title', update: title }];
    write('title.yaml', stringify({ overlay: '1.0.0', actions }));
  };
  call('Animals');
  await importPets({ only: '/pets', overlays: [at('title.yaml')] });
  call('Creatures');
  await update({ from: at('newer.yaml') });
  expect(contract()['openapi.yaml']).toContain('title: Creatures\n  version: 2.0.0\n');
  expect(contract()['openapi.yaml']).not.toContain('x-todo');
  expect(Object.keys(contract())).not.toContain('paths/dogs.yaml');
});

it.each([
  ['pets', 'import.yaml is not there: the contract was not imported'],
  ['cats', 'cats is no contract of the register; expected one of pets.'],
])('%s, which was not imported, is refused', async (name, error) => {
  await expect(update({}, name)).rejects.toThrow(error);
});

/** What the command does, without the package. */
async function importPets(options: ImportOptions = {}): Promise<void> {
  const from = at('pets.yaml');
  const origin = { source: from, date: '2026-01-01', ...options };
  const { files } = importedContract('pets', await importContract(from, options), origin);
  for (const [path, text] of files) write(join('specs/pets', path), text);
}

function update(newer: Newer, name = 'pets'): Promise<string> {
  const { signal } = new AbortController();
  return updateContract(name, newer, { root: folder.path, signal, say: () => undefined });
}

function contract(): Record<string, string> {
  const files = everything('specs/pets');
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => !/^(source\/.*|import\.yaml|README\.md)$/.test(path)),
  );
}

function everything(below = '.'): Record<string, string> {
  const root = at(below);
  const files = globSync('**/*', { cwd: root }).filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function at(path: string): string {
  return join(folder.path, path);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}
