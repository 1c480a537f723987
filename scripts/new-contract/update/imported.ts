import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importContract } from '../import.ts';
import { type ImportRecord, readRecord } from '../import-record.ts';
import type { Files } from '../merge/references.ts';
import type { Tree } from '../tree.ts';

/** A contract that was imported: how, from what, and what has become of it. */
export interface Imported {
  readonly record: ImportRecord;
  /** The document as it came, which is the first, and what came with it. */
  readonly source: Files;
  /** What was taken of it. */
  readonly slice: { readonly only?: string };
  /** What the import gave. */
  importAgain(): Promise<Tree>;
  /** The contract's files as they are. */
  files(): Promise<Files>;
}

/** @throws {@link ImportError} when the contract was written by hand, or its source is not what came. */
export async function readImported(folder: string): Promise<Imported> {
  const { record, source } = await readRecord(folder);
  const slice = record.only === undefined ? {} : { only: record.only };
  const stored = join(folder, 'source');
  const importAgain = async () => {
    const [document = ''] = source.keys();
    const overlays = [...source.keys()].filter((path) => path.startsWith('overlays/'));
    const options = { ...slice, stored, overlays: overlays.map((path) => join(stored, path)) };
    return (await importContract(join(stored, document), options)).tree;
  };
  const files = async () => {
    const paths = globSync('**/*.yaml', { cwd: folder, exclude: ['source/**', 'import.yaml'] }).sort();
    const read = async (path: string) =>
      [path.replaceAll('\\', '/'), await readFile(join(folder, path), 'utf8')] as const;
    return new Map(await Promise.all(paths.map(read)));
  };
  return { record, source, slice, importAgain, files };
}
