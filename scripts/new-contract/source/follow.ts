import type { Kind } from '@clientele/openapi';
import { isMap, isSeq, type Pair, type YAMLMap } from 'yaml';
import { mappingsOf, type Referring } from './mappings.ts';
import { pairOf, textIn } from './nodes.ts';
import { childrenOf, isData, type Place, placeOf } from './place.ts';
import { resolveReference, type Target } from './resolve.ts';
import type { Source } from './source.ts';
import { leaveOut, takeValue, writeOut } from './write-out.ts';

/** A reference, or a value of a discriminator's mapping that is one. */
export interface Reference extends Referring {
  readonly kind: Kind;
  /** Where it leads; undefined where that is nowhere. */
  readonly target: Target | undefined;
}

/** What a document refers to, by the pair that does. */
export type References = ReadonlyMap<Pair, Reference>;

/** What a reference may stand for, as OpenAPI has it. */
const referable: readonly Place['part'][] = [
  'schema',
  'response',
  'parameter',
  'example',
  'requestBody',
  'header',
  'link',
  'callback',
  'pathItem',
  'securityScheme',
];

/**
 * Opens all that a document refers to. What a reference of another file stands for where OpenAPI has
 * none, as in the place of `paths`, of a list or of data, is written in its place.
 */
export async function follow(source: Source, from: readonly Place[]): Promise<References> {
  const references = new Map<Pair, Reference>();
  const seen = new Set<unknown>();
  const open = from.toReversed();
  // Comes last: what a reference leads to is more than data, wherever it stands.
  const data: Place[] = [];
  let read = 0;
  for (let place = open.pop() ?? data[read++]; place; place = open.pop() ?? data[read++]) {
    const { node, part, file } = place;
    if (seen.has(node) || (!isMap(node) && !isSeq(node))) continue;
    seen.add(node);
    const $ref = textIn(node, '$ref');
    if ($ref !== undefined && !referable.includes(part)) {
      const written = await writeOut(source, place, $ref);
      if (written) {
        (isData(written) ? data : open).push(written);
        continue;
      }
      leaveOut(source, place, $ref);
    }
    const next: Place[] = [];
    if (isMap(node) && part === 'example') await takeValue(source, file, node);
    for (const referring of isMap(node) ? referringIn(node, place, source) : []) {
      const target = await resolveReference(source, referring.file, referring.$ref);
      // What refers is one object, not a list or a map of them.
      const kind = part as Kind;
      references.set(referring.pair, { ...referring, kind, target });
      if (target) next.push(placeOf(target.node, kind, target.file));
    }
    next.push(...childrenOf(place));
    // In the order that they are read in.
    open.push(...next.filter((one) => !isData(one)).reverse());
    data.push(...next.filter(isData));
  }
  return references;
}

function referringIn(node: YAMLMap, { part, file }: Place, source: Source): Referring[] {
  const $ref = referable.includes(part) ? textIn(node, '$ref') : undefined;
  const pair = pairOf(node, '$ref');
  const own = pair && $ref !== undefined ? [{ pair, $ref, file }] : [];
  return part === 'schema' ? [...own, ...mappingsOf(node, file, source)] : own;
}
