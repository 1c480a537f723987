import { type Kind, type Part, partAt } from '@clientele/openapi';
import { isMap, isSeq, type Pair, type YAMLSeq } from 'yaml';
import { keyOf, textIn } from './nodes.ts';
import type { Source, SourceFile } from './source.ts';

/** What a node is for; a `value` is data in which bundlers follow no reference. */
type Purpose = Part | 'data' | 'value';

/** A node, what it is for, and what holds it. */
export interface Place {
  readonly node: unknown;
  readonly part: Purpose;
  readonly file: SourceFile;
  readonly holder?: Pair | YAMLSeq | undefined;
  readonly index: number;
  /** The places whose contents were written in the place of references, from the outside in. */
  readonly within: readonly string[];
}

export function placeOf(node: unknown, part: Purpose, file: SourceFile): Place {
  return { node, part, file, index: 0, within: [] };
}

export function rootOf({ root }: Source): Place {
  return placeOf(root.document.contents, 'document', root);
}

/** What stands in a place, each with what OpenAPI has it for; everything else is data. */
export function childrenOf(place: Place): Place[] {
  const { node, part } = place;
  if (isMap(node))
    return (node.items as Pair[]).map((pair) => ({
      ...place,
      node: pair.value,
      part: webhooks(place, pair) ?? memberOf(part, keyOf(pair)),
      holder: pair,
    }));
  const item = part.endsWith('[]') ? (part.slice(0, -2) as Kind) : isData(place) ? part : 'data';
  return isSeq(node)
    ? node.items.map((one, index) => ({ ...place, node: one, part: item, holder: node, index }))
    : [];
}

/** As OpenAPI 3.0 writes them, which has none; Redocly reads them there alone. */
function webhooks({ node, part }: Place, pair: Pair): Part | undefined {
  const reads = part === 'document' && keyOf(pair) === 'x-webhooks';
  return reads && textIn(node, 'openapi')?.startsWith('3.0') ? 'pathItem{}' : undefined;
}

function memberOf(part: Purpose, name: string): Purpose {
  if (part === 'data' || part === 'value') return part;
  if (part.endsWith('[]')) return 'data';
  if (part.endsWith('{}')) return part.slice(0, -2) as Kind;
  return partAt(part as Kind, name) ?? (values[part]?.includes(name) ? 'value' : 'data');
}

const values: Readonly<Partial<Record<Purpose, readonly string[]>>> = {
  schema: ['default', 'enum', 'const', 'examples'],
  example: ['value'],
};

/** Whether what stands in a place means nothing to OpenAPI. */
export function isData({ part }: Place): boolean {
  return part === 'data' || part === 'value';
}

/** Puts another node in a place. */
export function replaceAt({ holder, index }: Place, node: unknown): void {
  if (isSeq(holder)) holder.items[index] = node;
  else if (holder) holder.value = node;
}
