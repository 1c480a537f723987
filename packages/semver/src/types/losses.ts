import ts from 'typescript';
import { type Direction, flip } from './directions.ts';
import { findMisfit, literalsOf, type Misfit, nameOf, nameOfLiteral, print } from './misfit.ts';

/** Two types, or signatures, that are the same piece of an API before and after. */
type Pair<T> = readonly [old: T, now: T];

/**
 * Finds what stops compiling though every value still fits: a member that is gone, since reading or
 * writing it is an error; a literal that is gone, since comparing with it is one; a member that is
 * readonly now; `any` that is checked now; an argument that is gone. TypeScript compares the arguments
 * of methods and constructors both ways, so they are compared here.
 */
export function findLoss(
  checker: ts.TypeChecker,
  base: ts.Type,
  revision: ts.Type,
  inWhich: Direction,
): Misfit | undefined {
  const seen: Record<Direction, Set<ts.Type>> = { in: new Set(), out: new Set() };
  return walk([base, revision], inWhich, '');

  function walk(types: Pair<ts.Type>, direction: Direction, path: string): Misfit | undefined {
    const [old, now] = [checker.getNonNullableType(types[0]), checker.getNonNullableType(types[1])];
    if (old === now || seen[direction].has(old)) return undefined;
    seen[direction].add(old);
    if (old.getFlags() & ts.TypeFlags.Any) return { path, problem: `was any, is ${print(checker, now)}` };
    const gone = literalsOf(old).find((literal) => !checker.isTypeAssignableTo(literal, now));
    if (gone && literalsOf(now).length > 0) return { path, problem: `${nameOfLiteral(gone)} is gone` };
    if (!isObject(old) || now.getFlags() & ts.TypeFlags.Any) return undefined;
    const given = argumentsOf(old, now) ?? itemsOf(old, now);
    if (given) return first(given, (pair) => walk(pair, direction, `${path}[]`));
    const calls = [callOf(old.getCallSignatures(), now.getCallSignatures(), ''), constructorOf(old, now)];
    return (
      first(indexesOf(old, now), (pair) => walk(pair, direction, `${path}[]`)) ??
      first(calls, (call) => call && walkCall(call.signatures, direction, path + call.name)) ??
      first(membersOf(old), (name) => walkMember([old, now], name, direction, path))
    );
  }

  function walkMember(
    [old, now]: Pair<ts.Type>,
    name: string,
    direction: Direction,
    path: string,
  ): Misfit | undefined {
    const [member, kept] = [memberOf(old, name), memberOf(now, name)];
    // The constructor has led to the instance already.
    if (!member || name === 'prototype') return undefined;
    const here = `${path}.${nameOf(checker, member)}`;
    if (!kept) return { path: here, problem: 'is gone' };
    if (isReadonly(kept) && !isReadonly(member)) return { path: here, problem: 'is now readonly' };
    return walk([checker.getTypeOfSymbol(member), checker.getTypeOfSymbol(kept)], direction, here);
  }

  function walkCall([old, now]: Pair<ts.Signature>, direction: Direction, path: string): Misfit | undefined {
    const given = [old.getParameters(), now.getParameters()] as const;
    if (direction === 'out' && given[1].length < given[0].length && !given[1].some(isRest))
      return { path, problem: `takes ${given[1].length} arguments, took ${given[0].length}` };
    const [types, nowTypes] = [old.getTypeParameters() ?? [], now.getTypeParameters() ?? []];
    if (types.length !== nowTypes.length) return { path, problem: 'has other type parameters' };
    const generic = [...types, ...nowTypes].map(({ symbol }) => symbol.name);
    const found = first([...given[0].entries()], ([index, parameter]) => {
      const other = given[1][index];
      if (!other || isRest(parameter) || isRest(other)) return undefined;
      // What stands for a type parameter on one side cannot be related to the other's.
      if (mentions(parameter, generic) || mentions(other, generic)) return undefined;
      const pair = [checker.getTypeOfSymbol(parameter), checker.getTypeOfSymbol(other)] as const;
      const here = `${path}(${parameter.name})`;
      const misfit = findMisfit(checker, ...pair, flip(direction));
      return misfit ? { ...misfit, path: here + misfit.path } : walk(pair, flip(direction), here);
    });
    if (found || generic.length > 0) return found;
    return walk([old.getReturnType(), now.getReturnType()], direction, `${path}()`);
  }

  /** What two uses of one generic type, such as `Promise`, are given. */
  function argumentsOf(old: ts.Type, now: ts.Type): Pair<ts.Type>[] | undefined {
    if (!isReference(old) || !isReference(now) || old.target !== now.target) return undefined;
    const others = checker.getTypeArguments(now);
    return checker.getTypeArguments(old).flatMap((one, index) => {
      const other = others[index];
      return other ? [[one, other] as const] : [];
    });
  }

  /** The items of arrays, whichever of the two kinds; what can be done with an array is no loss here. */
  function itemsOf(old: ts.Type, now: ts.Type): Pair<ts.Type>[] | undefined {
    return checker.isArrayLikeType(old) && checker.isArrayLikeType(now) ? indexesOf(old, now) : undefined;
  }

  function indexesOf(old: ts.Type, now: ts.Type): Pair<ts.Type>[] {
    return [ts.IndexKind.Number, ts.IndexKind.String].flatMap((kind) => {
      const pair = [checker.getIndexTypeOfType(old, kind), checker.getIndexTypeOfType(now, kind)] as const;
      return pair[0] && pair[1] ? [[pair[0], pair[1]] as const] : [];
    });
  }

  /** A member of a type, or of any type of a union. */
  function memberOf(type: ts.Type, name: string): ts.Symbol | undefined {
    const own = checker.getPropertyOfType(type, name);
    return own || !type.isUnion() ? own : first(type.types, (part) => checker.getPropertyOfType(part, name));
  }
}

interface Call {
  readonly signatures: Pair<ts.Signature>;
  readonly name: string;
}

/** Overloads are left to TypeScript, which relates them as a whole. */
function callOf(old: readonly ts.Signature[], now: readonly ts.Signature[], name: string): Call | undefined {
  const [one, other] = [old[0], now[0]];
  return one && other && old.length === 1 && now.length === 1
    ? { signatures: [one, other], name }
    : undefined;
}

function constructorOf(old: ts.Type, now: ts.Type): Call | undefined {
  return callOf(old.getConstructSignatures(), now.getConstructSignatures(), ' new');
}

function membersOf(type: ts.Type): string[] {
  const parts = type.isUnion() ? type.types : [type];
  return [...new Set(parts.flatMap((part) => part.getProperties().map(({ name }) => name)))];
}

function isObject(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isObject);
  return (type.getFlags() & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

function isReference(type: ts.Type): type is ts.TypeReference {
  // Every object type has these flags.
  return isObject(type) && !!((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference);
}

function isReadonly({ declarations = [] }: ts.Symbol): boolean {
  if (declarations.some(ts.isGetAccessor)) return !declarations.some(ts.isSetAccessor);
  return declarations.some(
    (declaration) => ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly,
  );
}

function isRest({ valueDeclaration }: ts.Symbol): boolean {
  return (
    valueDeclaration !== undefined && ts.isParameter(valueDeclaration) && !!valueDeclaration.dotDotDotToken
  );
}

function mentions({ valueDeclaration }: ts.Symbol, names: readonly string[]): boolean {
  const words = new Set(valueDeclaration?.getText().match(/[\w$]+/g));
  return names.some((name) => words.has(name));
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
