import { relative, sep } from 'node:path';
import { parsePointer, toFragment } from '@clientele/openapi';
import { Sources } from '@clientele/openapi/sources';
import type { MockedContract } from '../prism/contract.ts';
import { lineInJson } from './line-in-json.ts';

/** A contract, and the document that was written by hand, where there is one. */
export type Written = Pick<MockedContract, 'document'> & {
  readonly source?: { readonly root: string; readonly base: string } | undefined;
};

const MAX_PLACES = 10_000;

/** The files that were read, and the places that were found in them. */
const opened = new WeakMap<Written, { readonly sources: Sources; readonly places: Map<string, string> }>();

/**
 * The file and the line of a place of the bundle: of the hand-written document, else of the bundle as
 * it is served. `operation` is where the place belongs, for what the hand-written files call otherwise.
 */
export function placeOf(contract: Written, pointer: string, operation: string): string {
  const { source, document } = contract;
  try {
    if (source) return placeIn(source, contract, pointer, operation);
  } catch (error) {
    // A file that is gone, or is just being written anew, has no lines.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
  return `openapi.json:${lineInJson(document, pointer)}`;
}

function placeIn(
  source: NonNullable<Written['source']>,
  contract: Written,
  pointer: string,
  operation: string,
): string {
  const { sources, places } = opened.get(contract) ?? {
    sources: new Sources(source.root),
    places: new Map<string, string>(),
  };
  opened.set(contract, { sources, places });
  const key = `${operation} ${pointer}`;
  const known = places.get(key);
  if (known !== undefined) return known;
  const found = exactly(sources, pointer) ?? exactly(sources, operation) ?? sources.lineOf('#');
  const place = `${relative(source.base, found.file).replaceAll(sep, '/')}:${found.line}`;
  // Pointers are of the contract; a document that refers to itself may have any number of them.
  if (places.size < MAX_PLACES) places.set(key, place);
  return place;
}

/** Up to its component: what is above that says nothing of the place. */
function exactly(sources: Sources, pointer: string): ReturnType<Sources['lineOf']> | undefined {
  for (let names = parsePointer(pointer); names.length > 2; names = names.slice(0, -1)) {
    const line = sources.exactLineOf(toFragment(names));
    if (line) return line;
  }
  return undefined;
}
