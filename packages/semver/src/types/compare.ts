import type ts from 'typescript';
import type { Impact } from '../impact.ts';
import type { Entry } from '../packages.ts';
import { type Direction, readDirections } from './directions.ts';
import { findBreak } from './find-break.ts';
import { membersOf, readUnits, type Unit, type Units } from './units.ts';
import type { World } from './world.ts';

/** What one change of an API means to who compiles against it. */
export interface TypeChange {
  /** The entry, as importers write it. */
  readonly specifier: string;
  /** The declaration, or its member: `operations.updateClient.requestBody`. */
  readonly unit: string;
  readonly impact: Impact;
  readonly message: string;
}

const both: readonly Direction[] = ['in', 'out'];

/**
 * Compares the types of an entry at two moments.
 *
 * Only declarations whose own text changed are rated, each by what it resolves to, in the directions
 * in which the entry uses it. So a change deep inside is reported where it was made, once, and
 * TypeScript never has to relate two generic functions that merely mention it.
 */
export function compareEntry(world: World, specifier: string, base: string, revision: string): TypeChange[] {
  const [old, now] = [world.module(base, specifier), world.module(revision, specifier)];
  if (!old || !now) return [];
  const { checker } = world;
  const [before, after] = [readUnits(old, checker), readUnits(now, checker)];
  const directions = [readDirections(before), readDirections(after)];
  const changes: TypeChange[] = [];
  for (const unit of new Set([...before.units.keys(), ...after.units.keys()])) {
    const used = new Set(directions.flatMap((found) => [...(found.get(unit) ?? [])]));
    const rated = rateUnit(
      checker,
      before.units.get(unit),
      after.units.get(unit),
      used.size > 0 ? [...used] : both,
    );
    if (rated) changes.push({ specifier, unit, ...rated });
  }
  return changes;
}

type Rated = Pick<TypeChange, 'impact' | 'message'>;

function rateUnit(
  checker: ts.TypeChecker,
  old: Unit | undefined,
  now: Unit | undefined,
  directions: readonly Direction[],
): Rated | undefined {
  if (!old) return now?.exported ? { impact: 'minor', message: 'is new' } : undefined;
  if (!now) return old.exported ? { impact: 'major', message: 'is gone' } : undefined;
  if (old.exported && !now.exported) return { impact: 'major', message: 'is no longer exported' };
  if (old.text === now.text) {
    // https://semver.org/#spec-item-7
    return now.deprecated > old.deprecated ? { impact: 'minor', message: 'is deprecated' } : undefined;
  }
  if (old.kind !== now.kind || old.kind === 'link' || old.kind === 'other')
    return { impact: 'major', message: 'is something else now' };
  if (old.kind === 'opaque') return { impact: 'minor', message: 'checks differently' };
  const found =
    old.kind === 'generic' ? rateGeneric(old, now) : rateDirections(checker, old, now, directions);
  return found ?? { impact: 'minor', message: 'changed compatibly' };
}

/** Two generic types cannot be related before they get their arguments; only added options are told apart. */
function rateGeneric(old: Unit, now: Unit): Rated | undefined {
  const [before, after] = [membersOf(old), membersOf(now)];
  const kept = before && after && before.head === after.head;
  const added = after?.members.filter((member) => !before?.members.includes(member)) ?? [];
  const same = kept && before.members.every((member) => after.members.includes(member));
  if (same && added.every((member) => /^(readonly )?[^(:]+\?:/.test(member))) return undefined;
  return { impact: 'major', message: 'is generic and changed, which may break any use of it' };
}

function rateDirections(
  checker: ts.TypeChecker,
  old: Unit,
  now: Unit,
  directions: readonly Direction[],
): Rated | undefined {
  for (const direction of old.kind === 'value' ? (['out'] as const) : directions) {
    const found = findBreak(checker, old.type(), now.type(), direction);
    if (!found) continue;
    const who = old.kind === 'value' ? 'who uses it' : direction === 'out' ? 'who reads it' : 'who writes it';
    return {
      impact: 'major',
      message: `breaks ${who}: ${found.path ? `\`${found.path.replace(/^\./, '')}\` ` : ''}${found.problem}`,
    };
  }
  return undefined;
}

/**
 * Adds what reaches an entry through the packages that it imports from: a break there breaks whoever
 * gets the type from here.
 */
export function inheritBreaks(
  world: World,
  entries: readonly Entry[],
  changes: readonly TypeChange[],
  revision: string,
): TypeChange[] {
  const broken = changes.filter(({ impact }) => impact === 'major');
  return entries.flatMap(({ specifier }) => {
    const file = world.module(revision, specifier);
    if (!file || broken.length === 0) return [];
    const reached = new Map<TypeChange, string[]>();
    for (const { module, name } of readUnits(file, world.checker).imports.values()) {
      const source = world.module(revision, module);
      if (!source) continue;
      const names = reach(readUnits(source, world.checker), name);
      const cause = broken.find((change) => change.specifier === module && names.has(change.unit));
      if (cause) reached.set(cause, [...(reached.get(cause) ?? []), name]);
    }
    return [...reached].map(([cause, names]) => ({
      specifier,
      unit: names.length > few ? `${names.slice(0, few).join(', ')} and others` : names.join(', '),
      impact: 'major' as const,
      message: `from ${cause.specifier}: ${cause.unit} ${cause.message}`,
    }));
  });
}

/** How many names a line lists. */
const few = 4;

function reach({ units }: Units, name: string): Set<string> {
  const reached = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    const words = new Set(units.get(next)?.text.match(/[\w$]+/g) ?? []);
    open.push(...[...units.keys()].filter((unit) => words.has(unit.split('.')[0] ?? '')));
  }
  return reached;
}
