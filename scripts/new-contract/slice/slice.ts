import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { ImportError } from '../import-error.ts';
import { follow, type References } from '../source/follow.ts';
import { childOf } from '../source/nodes.ts';
import { rootOf } from '../source/place.ts';
import type { Source } from '../source/source.ts';
import { holders } from '../split/sections.ts';
import { dropUnreached } from './drop-unreached.ts';
import { operationsOf, type Sliced } from './operations.ts';

/**
 * Leaves of a document what has a tag, or is below a path, and what that needs.
 *
 * @throws {@link ImportError} that says what there is, when nothing has
 */
export async function slice(source: Source, references: References, only: string): Promise<References> {
  const { root, notes } = source;
  // Its version was read from it.
  const document = root.document.contents as YAMLMap;
  const all = operationsOf(document, references);
  const begins = only.startsWith('/');
  const kept = all.filter(({ holder, path, tags }) =>
    begins ? holder === 'paths' && isBelow(path, only) : tags.includes(only),
  );
  if (kept.length === 0) throw new ImportError(nothingFound(only, all));
  const wanted = new Set(kept.map(({ pair }) => pair));
  for (const { item, pair } of all) if (!wanted.has(pair)) item.items.splice(item.items.indexOf(pair), 1);
  keepEntries(document, new Set(kept.map(({ entry }) => entry)));
  keepTags(document, new Set(kept.flatMap(({ tags }) => tags)));
  const left = all.length - kept.length;
  const reason = begins ? `their path is not below ${only}` : `they have not the tag ${only}`;
  if (left > 0) notes.push(`${left} of ${all.length} operations are left behind: ${reason}.`);
  await dropUnreached(source, references);
  return await follow(source, [rootOf(source)]);
}

/** `/teas` has `/teas/{id}` and `/teas({id})` below it, and not `/teashops`. */
function isBelow(path: string, begin: string): boolean {
  return path.startsWith(begin) && (begin.endsWith('/') || !/^[\w-]/.test(path.slice(begin.length)));
}

function keepEntries(document: YAMLMap, kept: ReadonlySet<unknown>): void {
  for (const holder of holders) {
    const held = childOf(document, holder);
    if (isMap(held)) held.items = held.items.filter((entry) => kept.has(entry));
    if (isMap(held) && held.items.length === 0 && holder !== 'paths') document.delete(holder);
  }
}

function keepTags(document: YAMLMap, kept: ReadonlySet<string>): void {
  const tags = childOf(document, 'tags');
  if (!isSeq(tags)) return;
  const nameOf = (tag: unknown) => {
    const name = childOf(tag, 'name');
    return isScalar(name) ? String(name.value) : '';
  };
  tags.items = tags.items.filter((tag) => kept.has(nameOf(tag)));
  if (tags.items.length === 0) document.delete('tags');
}

function nothingFound(only: string, all: readonly Sliced[]): string {
  const tags = [...new Set(all.flatMap(({ tags }) => tags))].sort();
  const begins = [...new Set(all.map(({ path }) => `/${path.split('/')[1] ?? ''}`))].sort();
  const what = only.startsWith('/') ? `No path is below ${only}` : `No operation has the tag ${only}`;
  const named = tags.length > 0 ? `; tags: ${tags.join(', ')}` : '; no operation has a tag';
  return `${what}${named}; paths begin with: ${begins.join(', ')}.`;
}
