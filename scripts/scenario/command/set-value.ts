import { isDeepStrictEqual } from 'node:util';
import { parsePointer } from '@clientele/openapi';
import { differences } from '@clientele/openapi/differences';
import type { Document } from 'yaml';

/** Gives an example another value: members that stay keep their comments. */
export function setValue(document: Document, value: unknown): void {
  const path = (pointer: string) => ['value', ...parsePointer(pointer)];
  const found = differences(document.toJS()?.value, value);
  for (const { pointer, actual } of found) if (actual !== undefined) document.setIn(path(pointer), actual);
  // Items move up when one before them goes.
  for (const { pointer, actual } of found.toReversed()) {
    if (actual === undefined) document.deleteIn(path(pointer));
  }
  if (!isDeepStrictEqual(document.toJS()?.value, value)) document.set('value', document.createNode(value));
}
