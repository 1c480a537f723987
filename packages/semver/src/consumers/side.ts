import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { OpenApiDocument } from '@clientele/openapi';
import type { Entry } from '../packages.ts';
import { readModule } from './module.ts';

/** The declarations of each entry of a package, by what importers write. */
export type Modules = ReadonlyMap<string, string>;

/** A contract at one moment, and what its package exports then. */
export interface Side {
  /** The hand-written root document. */
  readonly source: string;
  readonly document: OpenApiDocument;
  modules(): Promise<Modules>;
}

/** Reads the declarations that stand in a folder; entries are named by the folder of the working tree. */
export async function readEntries(
  folder: string,
  entries: readonly Entry[],
  generated = folder,
): Promise<Modules> {
  const own = entries.filter(({ source }) => source.startsWith(generated + sep));
  const modules = own.map(
    async ({ specifier, source }) =>
      [specifier, await readModule(join(folder, relative(generated, source)))] as const,
  );
  return new Map(await Promise.all(modules));
}

/** The contract of the working tree, as it was generated last. */
export async function readSide(source: string, bundle: string, entries: readonly Entry[]): Promise<Side> {
  return {
    source,
    document: await readDocument(bundle),
    modules: () => readEntries(dirname(bundle), entries),
  };
}

/** A document that stands as JSON. */
export async function readDocument(file: string): Promise<OpenApiDocument> {
  return JSON.parse(await readFile(file, 'utf8'));
}
