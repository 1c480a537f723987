import { posix } from 'node:path';
import { yamlText } from '@clientele/openapi/yaml-text';
import { parseDocument } from 'yaml';
import { mergeFile } from './merge-file.ts';
import { type Files, mentions, targetsIn } from './references.ts';
import { followRenames, type Trees } from './renames.ts';

const index = 'openapi.yaml';

/**
 * Merges a contract three ways: what the newer document changed since the one that was imported goes
 * into the files as they are now. What was changed by hand stays; where both did, the newer document's
 * value becomes an `x-todo` beside ours.
 *
 * @param newer what to-dos call the newer document
 * @returns the files, in texts that are those of one side wherever the other did nothing
 * @throws {@link ImportError} when a file is no YAML
 */
export function mergeTrees(trees: Trees, newer: string): Files {
  const { base, theirs, ours } = followRenames(trees);
  const merged = new Map<string, string>();
  const merge = (file: string, held: ReadonlySet<string>) => {
    const versions = { base: base.get(file), theirs: theirs.get(file), ours: ours.get(file) };
    const text = mergeFile(file, versions, { newer, held });
    if (text !== undefined) merged.set(file, text);
  };
  const files = new Set([...ours.keys(), ...theirs.keys()]);
  for (const file of files) if (file !== index) merge(file, new Set());
  const held = new Set([...merged.keys()].filter((file) => base.has(file) && !theirs.has(file)));
  merge(index, held);
  restore(merged, [theirs, ours, base]);
  listUnused(merged, held);
  return merged;
}

/** Takes back files that one side removed and something still refers to. */
function restore(merged: Map<string, string>, sources: readonly Files[]): void {
  const gone = sources.flatMap((files) => [...files.keys()]).filter((file) => !merged.has(file));
  // What is taken back may refer to more, and comes last.
  for (const [, target] of references(merged, gone)) {
    const old = sources.find((files) => files.has(target))?.get(target);
    if (old !== undefined && !merged.has(target)) merged.set(target, old);
  }
}

/** A component that a person changed stays part of the contract when nothing refers to it any more. */
function listUnused(merged: Map<string, string>, held: ReadonlySet<string>): void {
  const used = new Set([...references(merged, held)].map(([, target]) => target));
  const components = [...held].filter((file) => file.startsWith('components/') && !used.has(file));
  if (components.length === 0) return;
  const document = parseDocument(merged.get(index) ?? '', { keepSourceTokens: true });
  for (const file of components) {
    document.setIn(file.replace(/\.yaml$/, '').split('/'), document.createNode({ $ref: file }));
  }
  merged.set(index, yamlText(document));
}

/** The references of files to some of them; only files that mention one of them are read. */
function* references(files: Files, to: Iterable<string>): Generator<readonly [from: string, to: string]> {
  const names = new Set([...to].map((file) => posix.basename(file)));
  if (names.size === 0) return;
  for (const [file, text] of files) {
    if (mentions(text).isDisjointFrom(names)) continue;
    for (const target of targetsIn(file, text)) yield [file, target];
  }
}
