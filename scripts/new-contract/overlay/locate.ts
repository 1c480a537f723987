import { JSONPathEnvironment, JSONPathError, type JSONValue } from 'json-p3';
import { type Document, isMap, isScalar, isSeq, type Node } from 'yaml';
import { ImportError } from '../import-error.ts';

export type Location = readonly (string | number)[];

const environment = new JSONPathEnvironment({ maxRecursionDepth: Number.POSITIVE_INFINITY });

/**
 * Where a JSONPath (RFC 9535) leads in a value, each place once.
 *
 * @throws {@link ImportError} when it is none
 */
export function locate(path: string, value: unknown, at: string): Location[] {
  try {
    const found = environment.query(path, value as JSONValue).locations();
    return [...new Map(found.map((location) => [JSON.stringify(location), location])).values()];
  } catch (cause) {
    if (!(cause instanceof JSONPathError)) throw cause;
    throw new ImportError(`${at}: ${path} is no JSONPath (RFC 9535): ${cause.message}.`, { cause });
  }
}

/** The node at a place; its keys are compared as JSON has them, where 200 is '200'. */
export function nodeAt(document: Document, location: Location): Node | undefined {
  let node: unknown = document.contents;
  for (const name of location) {
    if (isMap(node)) node = node.items.find(({ key }) => nameOf(key) === name)?.value;
    else if (isSeq(node)) node = node.items[Number(name)];
  }
  return node as Node | undefined;
}

/** A key as JSON has it. */
export function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
