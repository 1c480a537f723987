import ts from 'typescript';
import type { Direction } from './directions.ts';

/** Where a value of one type does not fit the other, for people. */
export interface Misfit {
  /** `.client.status`; empty for the type itself. */
  readonly path: string;
  readonly problem: string;
}

/** Finds where a value that is given no longer fits what is wanted, if it does not. */
export function findMisfit(
  checker: ts.TypeChecker,
  base: ts.Type,
  revision: ts.Type,
  direction: Direction,
): Misfit | undefined {
  const [from, to] = direction === 'out' ? [revision, base] : [base, revision];
  if (checker.isTypeAssignableTo(from, to)) return undefined;
  return locate(from, to, '', new Set());

  function locate(given: ts.Type, wanted: ts.Type, path: string, seen: Set<ts.Type>): Misfit {
    if (seen.has(wanted) || !(wanted.getFlags() & ts.TypeFlags.Object)) return differ(given, wanted, path);
    seen.add(wanted);
    for (const member of wanted.getProperties()) {
      const here = member.name === 'prototype' ? path : `${path}.${nameOf(checker, member)}`;
      const own = given.getProperty(member.name);
      const optional = (member.flags & ts.SymbolFlags.Optional) !== 0;
      if (!own && optional) continue;
      if (!own)
        return { path: here, problem: direction === 'out' ? 'is no longer there' : 'is now required' };
      if (own.flags & ts.SymbolFlags.Optional && !optional)
        return { path: here, problem: direction === 'out' ? 'is now optional' : 'is now required' };
      const [source, target] = [checker.getTypeOfSymbol(own), checker.getTypeOfSymbol(member)];
      if (checker.isTypeAssignableTo(source, target)) continue;
      const [full, wantedFull] = [checker.getNonNullableType(source), checker.getNonNullableType(target)];
      return checker.isTypeAssignableTo(full, target)
        ? differ(source, target, here)
        : locate(full, wantedFull, here, seen);
    }
    return differ(given, wanted, path);
  }

  function differ(given: ts.Type, wanted: ts.Type, path: string): Misfit {
    const [old, now] = direction === 'out' ? [wanted, given] : [given, wanted];
    const [was, is] = [print(checker, old), print(checker, now)];
    const [more, less] = [difference(now, old), difference(old, now)];
    if (was !== is && was.length + is.length <= shown) return { path, problem: `was ${was}, is ${is}` };
    if (more.length > 0) return { path, problem: `can now be ${more.join(' | ')}` };
    if (less.length > 0) return { path, problem: `can no longer be ${less.join(' | ')}` };
    return { path, problem: was === is ? 'no longer fits what it was' : `was ${cut(was)}, is ${cut(is)}` };
  }
}

const shown = 160;

/** A type as a reader of the API knows it. */
export function print(checker: ts.TypeChecker, type: ts.Type): string {
  return checker.typeToString(
    type,
    undefined,
    ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias,
  );
}

/** The name of a member; of one that a symbol names, `[symbol]`. */
export function nameOf(checker: ts.TypeChecker, member: ts.Symbol): string {
  return member.name.startsWith('__@') ? checker.symbolToString(member) : member.name;
}

/** The string and number literals that a type is made of. */
export function literalsOf(type: ts.Type): ts.LiteralType[] {
  const types = type.isUnion() ? type.types : [type];
  return types.filter((one) => one.isStringLiteral() || one.isNumberLiteral());
}

/** A literal as it is written. */
export function nameOfLiteral({ value }: ts.LiteralType): string {
  return JSON.stringify(value);
}

function difference(one: ts.Type, other: ts.Type): string[] {
  const known = new Set(literalsOf(other).map(nameOfLiteral));
  return known.size === 0
    ? []
    : literalsOf(one)
        .map(nameOfLiteral)
        .filter((literal) => !known.has(literal));
}

function cut(text: string): string {
  return text.length > shown / 2 ? `${text.slice(0, shown / 2 - 3)}...` : text;
}
