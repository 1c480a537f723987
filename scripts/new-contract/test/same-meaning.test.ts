import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '@clientele/codegen';
import { yamlText } from '@clientele/openapi/yaml-text';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { takeApart } from '../import.ts';
import { bundled } from './bundle.ts';
import { componentsOf, differences } from './same-meaning.ts';
import { textsOf, writeTexts } from './texts.ts';

interface Expected {
  readonly notes?: readonly string[];
  readonly more?: readonly string[];
  readonly fewer?: readonly string[];
}

const documents: Record<string, Expected> = parse(
  readFileSync(join(import.meta.dirname, 'documents.yaml'), 'utf8'),
);
const folder = mkdtempSync(join(tmpdir(), 'clientele-apart-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(Object.entries(documents))('%s', (name, { notes = [], more = [], fewer = [] }) => {
  const file = join(import.meta.dirname, name);

  it('means the same when it is bundled again', async () => {
    const imported = await takeApart(file);
    expect(imported.notes).toEqual(notes.map((note) => expect.stringContaining(note)));
    const before = await bundled(file);
    const made = join(folder, name.replaceAll('..', '_'));
    writeTexts(textsOf(imported.tree), made);
    const after = await bundled(join(made, 'openapi.yaml'));
    expect(differences(before, after)).toEqual([]);
    const [names, now] = [componentsOf(before), componentsOf(after)];
    expect(now.filter((one) => !names.includes(one)).sort()).toEqual(more);
    expect(names.filter((one) => !now.includes(one)).sort()).toEqual(fewer);
    const [prepared, again] = [prepare(before), prepare(after)];
    expect(leftOut(again)).toEqual(leftOut(prepared));
  });
});

it.each(['sources/odd.yaml', 'sources/library/openapi.yaml'])(
  'takes %s in again from what is stored',
  async (name) => {
    const { tree, source } = await takeApart(join(import.meta.dirname, name));
    const stored = join(folder, 'stored', name);
    writeTexts(source, stored);
    const [root = ''] = source.keys();
    const again = await takeApart(join(stored, root), { stored });
    expect(textsOf(again.tree)).toEqual(textsOf(tree));
    expect(again.source).toEqual(source);
  },
);

it('is what it was, comments and all, where the document is in the layout already', async () => {
  const root = join(import.meta.dirname, '../../../test/sixth-contract');
  const { tree } = await takeApart(join(root, 'openapi.yaml'));
  for (const [path, document] of tree) {
    const there = readFileSync(join(root, path), 'utf8');
    expect(yamlText(document), path).toBe(yamlText(parseDocument(there, { keepSourceTokens: true })));
  }
});

function leftOut({ findings }: ReturnType<typeof prepare>): string[] {
  return findings.map(({ level, operation = '' }) => `${level} ${operation}`).sort();
}
