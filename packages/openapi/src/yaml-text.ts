import type { Document } from 'yaml';
import { keepingLines } from './block-text.ts';

/**
 * A file as it is written. Lines are broken where the author broke them: an update compares texts, and a
 * person the lines of a commit. What YAML 1.1 reads as something else than a string gets quotes.
 *
 * @example
 * ```ts
 * yamlText(parseDocument(text, { keepSourceTokens: true })) === text; // true for the files of the house
 * ```
 */
export function yamlText(document: Document, options: { flowCollectionPadding?: boolean } = {}): string {
  document.setSchema('1.2', { customTags: keepingLines, compat: 'yaml-1.1' });
  return document.toString({ lineWidth: 0, singleQuote: true, ...options });
}
