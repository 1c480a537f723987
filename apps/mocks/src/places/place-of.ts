import { relative, sep } from 'node:path';
import { parsePointer, toFragment } from '@clientele/openapi';
import { Sources } from '@clientele/openapi/sources';
import type { MockedContract } from '../prism/contract.ts';
import { lineInJson } from './line-in-json.ts';

/** A contract, and the document that was written by hand, where there is one. */
export type Written = Pick<MockedContract, 'document'> & {
  readonly source?: { readonly root: string; readonly base: string } | undefined;
};

const opened = new WeakMap<Written, Sources>();

/**
 * The file and the line of a place of the bundle: of the hand-written document, else of the bundle as
 * it is served. `operation` is where the place belongs, for what the hand-written files call otherwise.
 */
export function placeOf(contract: Written, pointer: string, operation: string): string {
  return inSources(contract, pointer, operation) ?? `openapi.json:${lineInJson(contract.document, pointer)}`;
}

/** `undefined` where there are none, or none that can be read: they may be in the middle of an edit. */
function inSources(contract: Written, pointer: string, operation: string): string | undefined {
  const { source } = contract;
  if (!source) return undefined;
  const sources = opened.get(contract) ?? new Sources(source.root);
  opened.set(contract, sources);
  try {
    const found = exactly(sources, pointer) ?? exactly(sources, operation) ?? sources.lineOf('#');
    return `${relative(source.base, found.file).replaceAll(sep, '/')}:${found.line}`;
  } catch {
    return undefined;
  }
}

/** Up to its component: what is above that says nothing of the place. */
function exactly(sources: Sources, pointer: string): ReturnType<Sources['lineOf']> | undefined {
  for (let names = parsePointer(pointer); names.length > 2; names = names.slice(0, -1)) {
    const line = sources.exactLineOf(toFragment(names));
    if (line) return line;
  }
  return undefined;
}
