import ts from 'typescript';
import type { Direction } from './directions.ts';

/** Where a value of one type does not fit the other, for people. */
export interface Misfit {
  /** `.client.status`; empty for the type itself. */
  readonly path: string;
  readonly problem: string;
}

const status = /^([1-5](\d\d|XX)|default)$/;

/**
 * Finds the first thing that breaks who uses a type in a direction, when it changes from one to the
 * other. Four things can: a value that no longer fits; a member that is gone, since reading or
 * writing it no longer compiles; a literal that is gone, since comparing with it no longer compiles;
 * a status that is new, since a `switch` over outcomes is no longer exhaustive.
 */
export function findBreak(
  checker: ts.TypeChecker,
  base: ts.Type,
  revision: ts.Type,
  direction: Direction,
): Misfit | undefined {
  const outcomes = statuses(base) && statuses(revision);
  if (outcomes) return findOutcomeBreak(checker, base, revision, direction);
  const [from, to] = direction === 'out' ? [revision, base] : [base, revision];
  if (!checker.isTypeAssignableTo(from, to)) return misfit(checker, from, to, direction, '', new Set());
  return findLoss(checker, base, revision, '', new Set());
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
  return {
    path: '',
    problem: `status ${added.name} is new: a switch over the outcomes misses it`,
  };
}

function statuses(type: ts.Type): boolean {
  const properties = type.getProperties();
  return properties.length > 0 && properties.every(({ name }) => status.test(name));
}

function misfit(
  checker: ts.TypeChecker,
  from: ts.Type,
  to: ts.Type,
  direction: Direction,
  path: string,
  seen: Set<ts.Type>,
): Misfit {
  if (!seen.has(to) && to.getFlags() & ts.TypeFlags.Object) {
    seen.add(to);
    for (const wanted of to.getProperties()) {
      const here = `${path}.${wanted.name}`;
      const given = from.getProperty(wanted.name);
      if (!given) {
        if (wanted.flags & ts.SymbolFlags.Optional) continue;
        const who = direction === 'out' ? 'is no longer there' : 'is now required';
        return { path: here, problem: who };
      }
      const [source, target] = [checker.getTypeOfSymbol(given), checker.getTypeOfSymbol(wanted)];
      if (given.flags & ts.SymbolFlags.Optional && !(wanted.flags & ts.SymbolFlags.Optional))
        return { path: here, problem: direction === 'out' ? 'is now optional' : 'is now required' };
      if (!checker.isTypeAssignableTo(source, target)) {
        const [full, wantedFull] = [checker.getNonNullableType(source), checker.getNonNullableType(target)];
        if (checker.isTypeAssignableTo(full, target)) return differ(checker, source, target, direction, here);
        return misfit(checker, full, wantedFull, direction, here, seen);
      }
    }
  }
  return differ(checker, from, to, direction, path);
}

function differ(
  checker: ts.TypeChecker,
  from: ts.Type,
  to: ts.Type,
  direction: Direction,
  path: string,
): Misfit {
  const [old, now] = direction === 'out' ? [to, from] : [from, to];
  return { path, problem: `was ${print(checker, old)}, is ${print(checker, now)}` };
}

function findLoss(
  checker: ts.TypeChecker,
  base: ts.Type,
  revision: ts.Type,
  path: string,
  seen: Set<ts.Type>,
): Misfit | undefined {
  const [old, now] = [checker.getNonNullableType(base), checker.getNonNullableType(revision)];
  if (seen.has(old)) return undefined;
  seen.add(old);
  const literals = literalsOf(old);
  const gone = [...literals].find((literal) => !literalsOf(now).has(literal));
  if (gone && literalsOf(now).size > 0) return { path, problem: `${gone} is gone` };
  if (!(old.getFlags() & ts.TypeFlags.Object) || old.getCallSignatures().length > 0) return undefined;
  const [item, nowItem] = [
    checker.getIndexTypeOfType(old, ts.IndexKind.Number),
    checker.getIndexTypeOfType(now, ts.IndexKind.Number),
  ];
  if (item && nowItem) return findLoss(checker, item, nowItem, `${path}[]`, seen);
  for (const member of old.getProperties()) {
    const here = `${path}.${member.name}`;
    const kept = checker.getPropertyOfType(now, member.name);
    if (!kept) return { path: here, problem: 'is gone' };
    const found = findLoss(
      checker,
      checker.getTypeOfSymbol(member),
      checker.getTypeOfSymbol(kept),
      here,
      seen,
    );
    if (found) return found;
  }
  return undefined;
}

function literalsOf(type: ts.Type): Set<string> {
  const types = type.isUnion() ? type.types : [type];
  return new Set(
    types
      .filter((one) => one.isStringLiteral() || one.isNumberLiteral())
      .map((one) => JSON.stringify(one.value)),
  );
}

function print(checker: ts.TypeChecker, type: ts.Type): string {
  const text = checker.typeToString(
    type,
    undefined,
    ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias,
  );
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
