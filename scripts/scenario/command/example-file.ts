import { isDeepStrictEqual } from 'node:util';
import { parsePointer } from '@clientele/openapi';
import { differences } from '@clientele/openapi/differences';
import { Document, Scalar, visit } from 'yaml';

/** Longer text is broken into lines. */
const width = 100;

/** An Example Object as a file of its own. */
export function exampleFile(summary: string, value: unknown): Document {
  const document = new Document({ summary, value });
  visit(document, {
    Scalar: (_key, scalar) => {
      const isLong = typeof scalar.value === 'string' && scalar.value.length > width;
      if (isLong && /^\S.* .*\S$/.test(String(scalar.value))) scalar.type = Scalar.BLOCK_FOLDED;
    },
  });
  return document;
}

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
