import { isCollection, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { copyOf, valueAt } from '../nodes.ts';
import { keyOf, pairOf } from '../source/nodes.ts';
import { same, touched } from './compare.ts';
import { mergeList } from './merge-list.ts';
import { below, brief, clash, type Merging, type Place } from './merging.ts';

/** The three versions of one value, as far as they have it. */
export interface Versions<T extends Node = Node> {
  readonly base: T | undefined;
  readonly theirs: T | undefined;
  readonly ours: T | undefined;
}

/**
 * What a value is after an update; nothing when it is gone. What a person changed stays as it is, and
 * where the newer document changed it too that is a conflict. Our version is changed in place.
 */
export function mergeValue(
  { base, theirs, ours }: Versions,
  place: Place,
  name: string,
  merging: Merging,
): Node | undefined {
  if (same(theirs, base) || same(ours, theirs)) return ours;
  if (!theirs && isHeld(ours, merging)) return ours;
  // What is held may be anywhere in an object.
  const isWhole = merging.held.size === 0 || !isMap(ours) || !isMap(theirs);
  if (isWhole && !touched(ours, base)) return theirs && copyOf(theirs);
  const { newer } = merging;
  if (!theirs) {
    clash(merging, place, name, `is gone in ${newer}; here it was changed.`, ours);
    return ours;
  }
  if (!ours) {
    clash(merging, place, name, `is ${brief(theirs)} in ${newer}; here it was taken out.`);
    return ours;
  }
  if (isMap(ours) && isMap(theirs) && refersAlike(ours, theirs)) {
    mergeMap({ base: isMap(base) ? base : undefined, theirs, ours }, below(place, name, ours), merging);
    return ours;
  }
  if (isSeq(ours) && isSeq(theirs)) {
    const list = { base: isSeq(base) ? base : undefined, theirs, ours };
    if (mergeList(list, below(place, name, ours), merging)) return ours;
  }
  // The comment is the person's, the value is not.
  if (isScalar(ours) && !isCollection(theirs) && same(ours, base)) {
    const { comment, commentBefore } = ours;
    return Object.assign(copyOf(theirs), { comment, commentBefore });
  }
  clash(merging, place, name, `is ${brief(theirs)} in ${newer}.`, ours);
  return ours;
}

/** Merges objects name by name; what is new comes after what it follows in the newer document. */
export function mergeMap(
  { base, theirs, ours }: { base: YAMLMap | undefined; theirs: YAMLMap; ours: YAMLMap },
  place: Place,
  merging: Merging,
): void {
  const names = new Set([...namesIn(theirs), ...(base ? namesIn(base) : [])]);
  for (const name of names) {
    const old = valueAt(ours, name);
    const versions = { base: base && valueAt(base, name), theirs: valueAt(theirs, name), ours: old };
    const value = mergeValue(versions, place, name, merging);
    if (value === old) continue;
    const pair = pairOf(ours, name);
    if (!value) ours.items = ours.items.filter((one) => one !== pair);
    else if (pair) pair.value = value;
    else insert(ours, theirs, name, value);
  }
}

function insert(ours: YAMLMap, theirs: YAMLMap, name: string, value: Node): void {
  const order = namesIn(theirs);
  const before = new Set(order.slice(0, order.indexOf(name)));
  const index = ours.items.findLastIndex((pair) => before.has(keyOf(pair)));
  const pair = pairOf(theirs, name);
  if (!pair) return;
  const added = copyOf(pair);
  added.value = value;
  if (ours.items.length === 0) ours.flow = false;
  ours.items = ours.items.toSpliced(index + 1, 0, added);
}

function namesIn(map: YAMLMap): string[] {
  return map.items.map(keyOf);
}

/** What is beside a reference means something else than the members of an object. */
function refersAlike(...maps: readonly YAMLMap[]): boolean {
  return new Set(maps.map((map) => map.has('$ref'))).size === 1;
}

function isHeld(ours: Node | undefined, merging: Merging): boolean {
  const reference = isMap(ours) ? ours.get('$ref') : undefined;
  return typeof reference === 'string' && merging.held.has(reference);
}
