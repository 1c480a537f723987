import { yamlText } from '@clientele/openapi/yaml-text';
import { type Document, isMap, LineCounter, type Node, parseDocument, Scalar } from 'yaml';
import { ImportError } from '../import-error.ts';
import { touched } from './compare.ts';
import { mergeMap, type Versions } from './merge-value.ts';
import { brief, type Conflict, type Merging } from './merging.ts';
import { writeTodos } from './write-todos.ts';

/** The three versions of one file, as far as they have it. */
export interface FileVersions {
  readonly base: string | undefined;
  readonly theirs: string | undefined;
  readonly ours: string | undefined;
}

/** What is told of one file, and how the merge goes on in it. */
export type FileMerging = Omit<Merging, 'conflicts'>;

/**
 * What a file is after an update; nothing when it is gone. It stays byte for byte what one side has
 * where the other side did nothing.
 *
 * @throws {@link ImportError} when a file is no YAML
 */
export function mergeFile(file: string, versions: FileVersions, merging: FileMerging): string | undefined {
  const { base, theirs, ours } = versions;
  if (theirs === base || ours === theirs) return ours;
  if (ours === base && merging.held.size === 0) return theirs;
  // Taken out by hand.
  if (ours === undefined) return undefined;

  const document = read(file, ours);
  const before = document.toString();
  const conflicts: Conflict[] = [];
  const contents = { base: contentsOf(file, base), theirs: contentsOf(file, theirs) };
  const value = mergeRoot({ ...contents, ours: rootOf(document) }, { ...merging, conflicts });
  if (!value) return undefined;
  document.contents = value;
  writeTodos(file, document, conflicts);
  return document.toString() === before ? ours : yamlText(document);
}

function mergeRoot({ base, theirs, ours }: Versions & { ours: Node }, merging: Merging): Node | undefined {
  const place = { nodes: [ours], names: [] };
  if (isMap(ours) && isMap(theirs)) {
    mergeMap({ base: isMap(base) ? base : undefined, theirs, ours }, place, merging);
    return ours;
  }
  if (!touched(ours, base)) return theirs;
  const { newer, conflicts } = merging;
  const says = theirs ? `is ${brief(theirs)} in ${newer}.` : `is gone in ${newer}; here it was changed.`;
  conflicts.push({ ...place, says });
  return ours;
}

function contentsOf(file: string, text: string | undefined): Node | undefined {
  return text === undefined ? undefined : rootOf(read(file, text));
}

function rootOf({ contents }: Document): Node {
  return contents ?? new Scalar(null);
}

function read(file: string, text: string): Document {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, keepSourceTokens: true };
  const document: Document = parseDocument(text, options);
  const [error] = document.errors;
  if (error) throw new ImportError(`${file}:${lines.linePos(error.pos[0]).line}: ${error.message}`);
  return document;
}
