import { fill } from './fill/fill.ts';
import { openSource } from './overlay/open-source.ts';
import { slice } from './slice/slice.ts';
import { follow } from './source/follow.ts';
import { rootOf } from './source/place.ts';
import { asOpenApi } from './source/version.ts';
import { split } from './split/split.ts';
import type { Tree } from './tree.ts';

export interface ImportOptions {
  /** File names or URLs of OpenAPI Overlays, applied in this order. */
  readonly overlays?: readonly string[];
  /** A tag, or a path when it starts with `/`: what has not the tag, or is not below the path, is left behind. */
  readonly only?: string;
  /** A folder with what came the last time: pages that the document refers to are read there. */
  readonly stored?: string;
  /** Called with what is being done, for whoever waits. */
  readonly say?: (what: string) => void;
}

export interface Imported {
  readonly tree: Tree;
  /**
   * The document as it came, which is the first, what it refers to, and the Overlays: what a later update
   * is compared with. By a path below `specs/<name>/source/`.
   */
  readonly source: ReadonlyMap<string, string>;
  /** What was not taken over as it stood, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads a document and what it refers to, splits it into the layout of the house and fills in what the
 * house asks for and can be filled in.
 *
 * @throws {@link ImportError} with one line when it cannot be read
 */
export async function importContract(from: string, options: ImportOptions = {}): Promise<Imported> {
  const imported = await takeApart(from, options);
  options.say?.('Filling in');
  fill(imported.tree);
  return imported;
}

/**
 * The same document in the layout of the house, with nothing filled in.
 *
 * @throws {@link ImportError} as {@link importContract}
 */
export async function takeApart(from: string, options: ImportOptions = {}): Promise<Imported> {
  const { only, overlays = [], stored, say } = options;
  const { source, overlays: applied } = await openSource(from, overlays, { stored, say });
  asOpenApi(source);
  const all = await follow(source, [rootOf(source)]);
  const references = only === undefined ? all : await slice(source, all, only);
  say?.('Splitting');
  const tree = split(source, references);
  return { tree, source: new Map([...source.stored(), ...applied]), notes: source.notes };
}
