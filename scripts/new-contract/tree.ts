import type { Document } from 'yaml';

/**
 * The files of a contract in the layout of the house, by their path below `specs/<name>/` with `/`
 * between folders. `openapi.yaml` is the root.
 */
export type Tree = Map<string, Document>;

/** A file as it is written. */
export function textOf(document: Document): string {
  return document.toString({ lineWidth: 0, singleQuote: true });
}
