import { posix } from 'node:path';
import { type Files, renameFiles } from './references.ts';

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
export function followRenames({ base, theirs, ours }: Trees): Trees {
  const changedHere = (file: string) => ours.has(file) && ours.get(file) !== base.get(file);
  const news = renames(base, theirs, changedHere, ours);
  const [old, mine] = [base, ours].map((files) => (news.size > 0 ? renameFiles(files, news) : files));
  if (!old || !mine) return { base, theirs, ours };
  const own = renames(old, mine, (file) => theirs.has(file), theirs);
  if (own.size === 0) return { base: old, theirs, ours: mine };
  return { base: renameFiles(old, own), theirs: renameFiles(theirs, own), ours: mine };
}

/** Files of the first that matter and have another name in the second, which nothing else has. */
function renames(
  before: Files,
  after: Files,
  matters: (file: string) => boolean,
  others: Files,
): ReadonlyMap<string, string> {
  const gone = [...before.keys()].filter((file) => !after.has(file) && matters(file));
  const come = new Set([...after.keys()].filter((file) => !before.has(file) && !others.has(file)));
  const found = new Map<string, string>();
  for (const file of gone) {
    const text = before.get(file) ?? '';
    const [best] = [...come]
      .filter((other) => posix.dirname(other) === posix.dirname(file))
      .map((other) => ({ other, alike: likeness(text, after.get(other) ?? '') }))
      .sort((one, other) => other.alike - one.alike);
    if (!best || best.alike < enough) continue;
    come.delete(best.other);
    found.set(file, best.other);
  }
  return found;
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
