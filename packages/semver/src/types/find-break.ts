import type ts from 'typescript';
import type { Direction } from './directions.ts';
import { findLoss } from './losses.ts';
import { findMisfit, type Misfit } from './misfit.ts';

const status = /^([1-5](\d\d|XX)|default)$/;

/**
 * Finds the first thing that breaks who uses a type in a direction, when it changes from one to the
 * other. Three things can: a value that no longer fits; a status that is new, since a `switch` over
 * outcomes is no longer exhaustive; and what stops compiling though every value fits, see `findLoss`.
 */
export function findBreak(
  checker: ts.TypeChecker,
  base: ts.Type,
  revision: ts.Type,
  direction: Direction,
): Misfit | undefined {
  if (statuses(base) && statuses(revision)) return findOutcomeBreak(checker, base, revision, direction);
  return findMisfit(checker, base, revision, direction) ?? findLoss(checker, base, revision, direction);
}

function findOutcomeBreak(
  checker: ts.TypeChecker,
  base: ts.Type,
  revision: ts.Type,
  direction: Direction,
): Misfit | undefined {
  for (const old of base.getProperties()) {
    const now = revision.getProperty(old.name);
    if (!now) return { path: '', problem: `status ${old.name} is gone` };
    const found = findBreak(checker, checker.getTypeOfSymbol(old), checker.getTypeOfSymbol(now), direction);
    if (found) return { ...found, path: `.${old.name}${found.path}` };
  }
  const added = revision.getProperties().find(({ name }) => !base.getProperty(name));
  if (!added || direction === 'in') return undefined;
  return { path: '', problem: `status ${added.name} is new: a switch over the outcomes misses it` };
}

function statuses(type: ts.Type): boolean {
  const properties = type.getProperties();
  return properties.length > 0 && properties.every(({ name }) => status.test(name));
}
