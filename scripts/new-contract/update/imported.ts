import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Imported, importContract } from '../import.ts';
import { type ImportRecord, readRecord } from '../import-record.ts';
import type { Files } from '../merge/references.ts';

/** A contract that was imported: how, from what, and what has become of it. */
export interface ImportedFolder {
  readonly record: ImportRecord;
  /** The document as it came, which is the first, and what came with it. */
  readonly source: Files;
  /** What the import gave. */
  importAgain(): Promise<Imported>;
  /** What stands there now, without the source. */
  files(): Promise<Files>;
}

/** @throws {@link ImportError} when the contract was written by hand, or its source is not what came. */
export async function readImported(root: string, below: string): Promise<ImportedFolder> {
  const { record, source } = await readRecord(root, below);
  const folder = join(root, below);
  const { only } = record;
  const importAgain = () => {
    const stored = join(folder, 'source');
    const [document = '', ...others] = source.keys();
    const overlays = others.filter((path) => path.startsWith('overlays/')).map((path) => join(stored, path));
    return importContract(join(stored, document), {
      stored,
      overlays,
      ...(only === undefined ? {} : { only }),
    });
  };
  const files = async () => {
    const paths = globSync(['**/*.yaml', 'README.md'], { cwd: folder, exclude: ['source/**'] }).sort();
    const read = async (path: string) =>
      [path.replaceAll('\\', '/'), await readFile(join(folder, path), 'utf8')] as const;
    return new Map(await Promise.all(paths.map(read)));
  };
  return { record, source, importAgain, files };
}
