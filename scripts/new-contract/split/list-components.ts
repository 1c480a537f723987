import { isMap, type Pair, Scalar, YAMLMap } from 'yaml';
import { keyOf, pairOf } from '../source/nodes.ts';
import { referenceTo } from './emit.ts';
import { index, sections } from './sections.ts';
import type { Unit } from './units.ts';

/** What each file refers to. */
export type Reached = ReadonlyMap<Unit, ReadonlySet<Unit>>;

/**
 * The components that the index has to name, since a bundler finds none else: what stays there, and what
 * nothing refers to, as security schemes. Of what only refers to each other the first is named.
 */
export function listComponents(
  root: YAMLMap,
  units: ReadonlyMap<unknown, Unit>,
  reached: Reached,
  fromIndex: ReadonlySet<Unit>,
): void {
  const components = pairOf(root, 'components')?.value;
  if (!isMap(components)) return;
  const found = new Set<Unit>();
  const find = (unit: Unit) => {
    const open = [unit];
    for (const one of open) {
      if (found.has(one)) continue;
      found.add(one);
      open.push(...(reached.get(one) ?? []));
    }
  };
  for (const unit of fromIndex) find(unit);
  const entries = entriesOf(components, units);
  const listed = new Set<Unit>();
  const list = (unit: Unit) => {
    listed.add(unit);
    find(unit);
  };
  for (const unit of entries) if (unit.fragment !== '') list(unit);
  const others = entries.filter((unit) => !found.has(unit));
  const referred = new Set(
    others.flatMap((unit) => [...(reached.get(unit) ?? [])].filter((one) => one !== unit)),
  );
  for (const unit of others) if (!referred.has(unit)) list(unit);
  for (const unit of others) if (!found.has(unit)) list(unit);
  write(components, units, listed);
  if (components.items.length === 0) root.delete('components');
}

function entriesOf(components: YAMLMap, units: ReadonlyMap<unknown, Unit>): Unit[] {
  return components.items.flatMap((section) => {
    const held = isMap(section.value) && keyOf(section) in sections ? section.value.items : [];
    return held.flatMap(({ value }) => units.get(value) ?? []);
  });
}

function write(components: YAMLMap, units: ReadonlyMap<unknown, Unit>, listed: ReadonlySet<Unit>): void {
  components.flow = false;
  components.items = components.items.flatMap((section) => {
    if (!isMap(section.value) || !(keyOf(section) in sections)) return [section];
    const map = new YAMLMap();
    for (const pair of section.value.items as Pair[]) {
      const unit = units.get(pair.value);
      if (unit && !listed.has(unit)) continue;
      if (unit && unit.fragment === '') map.set(new Scalar(keyOf(pair)), referenceTo(unit, index));
      else map.items.push(pair);
    }
    section.value = map;
    return map.items.length > 0 ? [section] : [];
  });
}
