import { posix } from 'node:path';
import { type Files, renameFile } from './references.ts';

/** The three versions of all files. */
export interface Trees {
  readonly base: Files;
  readonly theirs: Files;
  readonly ours: Files;
}

/** How much of two files has to be alike. */
const enough = 0.7;

/**
 * Gives a file that one side renamed its new name in all versions, so that what the other side changed
 * in it follows. A file that only went and another that only came are told apart by what is in them.
 */
export function followRenames(trees: Trees): Trees {
  let { base, theirs, ours } = trees;
  const changedHere = (file: string) => ours.has(file) && ours.get(file) !== base.get(file);
  for (const [from, to] of renames(base, theirs, changedHere)) {
    if (ours.has(to)) continue;
    base = renameFile(base, from, to);
    ours = renameFile(ours, from, to);
  }
  for (const [from, to] of renames(base, ours, (file) => theirs.has(file))) {
    if (theirs.has(to)) continue;
    base = renameFile(base, from, to);
    theirs = renameFile(theirs, from, to);
  }
  return { base, theirs, ours };
}

/** Files of the first that have another name in the second. */
function renames(before: Files, after: Files, matters: (file: string) => boolean): [string, string][] {
  const gone = [...before.keys()].filter((file) => !after.has(file) && matters(file));
  const come = new Set([...after.keys()].filter((file) => !before.has(file)));
  return gone.flatMap((file): [string, string][] => {
    const text = before.get(file) ?? '';
    const [best] = [...come]
      .filter((other) => posix.dirname(other) === posix.dirname(file))
      .map((other) => ({ other, alike: likeness(text, after.get(other) ?? '') }))
      .sort((one, other) => other.alike - one.alike);
    if (!best || best.alike < enough) return [];
    come.delete(best.other);
    return [[file, best.other]];
  });
}

/** The share of lines that two texts have in common. */
function likeness(one: string, other: string): number {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const waiting = new Map<string, number>();
  for (const line of lines) waiting.set(line, (waiting.get(line) ?? 0) + 1);
  const common = others.filter((line) => {
    const left = waiting.get(line) ?? 0;
    waiting.set(line, left - 1);
    return left > 0;
  });
  return (2 * common.length) / (lines.length + others.length);
}
