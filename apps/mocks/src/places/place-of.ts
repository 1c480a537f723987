import { existsSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { parsePointer, toFragment } from '@clientele/openapi';
import { Sources } from '@clientele/openapi/sources';
import type { MockedContract } from '../prism/contract.ts';
import { lineInJson } from './line-in-json.ts';

/** A contract, and the document that was written by hand, where there is one. */
export type Written = Pick<MockedContract, 'document'> & {
  readonly source?: { readonly root: string; readonly base: string } | undefined;
};

const opened = new WeakMap<Written, Sources | undefined>();

/**
 * The file and the line of a place of the bundle: of the hand-written document, else of the bundle as
 * it is served. `operation` is where the place belongs, for what the hand-written files call otherwise.
 */
export function placeOf(contract: Written, pointer: string, operation: string): string {
  const { source, document } = contract;
  const sources = opened.has(contract) ? opened.get(contract) : sourcesOf(contract);
  opened.set(contract, sources);
  if (!source || !sources) return `openapi.json:${lineInJson(document, pointer)}`;
  const found = exactly(sources, pointer) ?? exactly(sources, operation) ?? sources.lineOf('#');
  return `${relative(source.base, found.file).replaceAll(sep, '/')}:${found.line}`;
}

/** A bundle may be served where its hand-written files are not. */
function sourcesOf({ source }: Written): Sources | undefined {
  return source && existsSync(source.root) ? new Sources(source.root) : undefined;
}

/** Up to its component: what is above that says nothing of the place. */
function exactly(sources: Sources, pointer: string): ReturnType<Sources['lineOf']> | undefined {
  for (let names = parsePointer(pointer); names.length > 2; names = names.slice(0, -1)) {
    const line = sources.exactLineOf(toFragment(names));
    if (line) return line;
  }
  return undefined;
}
