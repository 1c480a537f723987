import type { Document } from 'yaml';
import { keepingLines } from './text/block-text.ts';

/**
 * The files of a contract in the layout of the house, by their path below `specs/<name>/` with `/`
 * between folders. `openapi.yaml` is the root.
 */
export type Tree = Map<string, Document>;

/**
 * A file as it is written. Lines are broken where the author broke them: an update compares texts, and a
 * person the lines of a commit. What YAML 1.1 reads as something else than a string gets quotes.
 */
export function textOf(document: Document): string {
  document.setSchema('1.2', { customTags: keepingLines, compat: 'yaml-1.1' });
  return document.toString({ lineWidth: 0, singleQuote: true });
}
