import { relative, resolve, sep } from 'node:path';
import { parsePointer, toFragment } from '@clientele/openapi';
import { Sources } from '@clientele/openapi/sources';

const root = resolve(import.meta.dirname, '../../..');
const opened = new Map<string, Sources>();

/**
 * Finds where a place of the bundle was written by hand.
 *
 * @param source the contract's root document
 * @param pointer a JSON Pointer into the bundle, such as `/paths/~1clients/get/responses`
 * @returns `file:line`, relative to the repository; the nearest parent where the place itself is missing.
 */
export function locate(source: string, pointer: string): string {
  const sources = opened.get(source) ?? new Sources(source);
  opened.set(source, sources);
  const { file, line } = sources.lineOf(toFragment(parsePointer(pointer)), 'target');
  return `${relative(root, file).replaceAll(sep, '/')}:${line}`;
}
