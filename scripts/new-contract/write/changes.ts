import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One change of the repository; gives what undoes it. */
export type Change = () => () => void;

/** Moves a file or folder to where nothing is. */
export function move(from: string, to: string): Change {
  return () => {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    return () => renameSync(to, from);
  };
}

/** Writes a file; without a text before it is a new one. */
export function write(file: string, text: string, before?: string): Change {
  return () => {
    writeFileSync(file, text, { flag: before === undefined ? 'wx' : 'w' });
    return () => (before === undefined ? rmSync(file) : writeFileSync(file, before));
  };
}

/** Writes what becomes of a file's text. */
export function edit(root: string, path: string, change: (text: string) => string): Change {
  const file = join(root, path);
  const before = readFileSync(file, 'utf8');
  return write(file, change(before), before);
}

/** Makes all of the changes or none. Nothing comes between them, no signal either. */
export function apply(changes: readonly Change[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const change of changes) undo.push(change());
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
