import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { mergeTrees } from '../merge/merge-trees.ts';

interface Case {
  readonly file?: string;
  readonly base: string;
  readonly theirs: string;
  /** What the document had, unless it was changed by hand. */
  readonly ours?: string;
  readonly gives: string;
}

/** Files in place of those of a base: `same` for what it has, nothing for one that is not there. */
type Edits = Readonly<Record<string, string | null>>;

const read = (file: string) => parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
const cases: Record<string, Case> = read('merges.yaml');
const trees: {
  base: Record<string, string>;
  cases: Record<string, Record<'theirs' | 'ours' | 'gives', Edits>>;
} = read('merged-trees.yaml');

it.each(Object.entries(cases))('%s', (_, { file = 'paths/pets.yaml', base, theirs, ours = base, gives }) => {
  const tree = (text: string) => new Map([[file, text]]);
  const merged = mergeTrees({ base: tree(base), theirs: tree(theirs), ours: tree(ours) }, '2.0.0');
  expect(merged.get(file)).toBe(gives);
  // A second update with the same document has nothing to do.
  expect(mergeTrees({ base: tree(theirs), theirs: tree(theirs), ours: merged }, '2.0.0')).toEqual(merged);
});

it.each(Object.entries(trees.cases))('%s', (_, { theirs: newer, ours: mine, gives }) => {
  const base = new Map(Object.entries(trees.base));
  const theirs = edit(base, newer);
  expect(mergeTrees({ base, theirs, ours: edit(base, mine) }, '2.0.0')).toEqual(edit(theirs, gives));
});

function edit(files: ReadonlyMap<string, string>, edits: Edits): ReadonlyMap<string, string> {
  const result = new Map(files);
  for (const [file, text] of Object.entries(edits)) {
    if (text === null) result.delete(file);
    else result.set(file, text === 'same' ? (trees.base[file] ?? '') : text);
  }
  return result;
}
