import { createHash } from 'node:crypto';
import {
  type Found,
  functionName,
  madeOperationId,
  operationObjects,
  plainName,
  toPointer,
} from '@clientele/openapi';
import ts from 'typescript';
import { exportedFunctions } from '../runtime-exports.ts';
import type { Draft } from './draft.ts';

/**
 * Gives every operation an operationId that can name its function: what has none gets one of method
 * and path, and so does what has the name of another, of what every SDK exports, or a word of the
 * language. An author's own names go before those that are made, the first before the others.
 */
export function nameOperations(draft: Draft): void {
  const all = [...operationObjects(draft.document)];
  const taken = new Map(exportedFunctions.map((name) => [plainName(name), 'what every SDK exports']));
  const named = (operationId: string, { method, path }: Found) =>
    taken.set(plainName(operationId), `that of ${method.toUpperCase()} ${path}`);
  const open = all.flatMap((found): [Found, problem: string | undefined][] => {
    const { operationId } = found.raw;
    if (!operationId) return [[found, undefined]];
    const problem = faultOf(operationId, taken);
    if (problem) return [[found, `operationId ${operationId} ${problem}`]];
    named(operationId, found);
    return [];
  });
  for (const [found, given] of open) {
    const { method, path, raw } = found;
    const made = madeOperationId(method, path);
    const clash = faultOf(made, taken);
    const operationId = clash ? made + digest(`${method} ${path}`) : made;
    named(operationId, found);
    Object.assign(raw, { operationId });
    // Lint says what is called so because it has no name.
    const problem = given ?? (clash && `The operation has no operationId, and ${made} ${clash}`);
    if (problem)
      draft.changed(toPointer(['paths', path, method]), `${problem}; it is called ${operationId}.`);
  }
}

/** Why no function can have the name. */
function faultOf(operationId: unknown, taken: ReadonlyMap<string, string>): string | undefined {
  if (typeof operationId !== 'string') return 'is no string';
  const name = functionName(operationId);
  if (!isIdentifier(name)) return 'gives no name of a function';
  const other = taken.get(plainName(name));
  return other && `gives the same name as ${other}`;
}

/** As JavaScript has it in modules; the scanner knows the reserved words. */
function isIdentifier(name: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, undefined, name);
  const token = scanner.scan();
  if (scanner.getTokenEnd() !== name.length || words.includes(name)) return false;
  return token === ts.SyntaxKind.Identifier || token > ts.SyntaxKind.LastFutureReservedWord;
}

const words = ['arguments', 'await', 'eval', 'undefined'];

/** Tells made names apart by what they are made of, so that an operation keeps its own. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
