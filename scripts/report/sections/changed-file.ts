import type { ChangedFile } from '../facts/changed-lines.ts';
import { type Block, code, details, patch } from '../render/nodes.ts';

/** How many lines are in nobody's way. */
const short = 20;

/** A file that a reader may open to see what changed in it. */
export function changedFile({ file, state, lines }: ChangedFile): Block {
  const what = state === 'changed' ? '' : `, ${state}`;
  const shown = details([code(file), `${what}: ${counts(lines)}`], patch(`Changes of ${file}`, lines));
  return lines.length <= short ? { ...shown, open: true } : shown;
}

/** How many lines of a diff came, and how many went. */
export function counts(lines: readonly string[]): string {
  const [more, less] = ['+', '-'].map((sign) => lines.filter((line) => line.startsWith(sign)).length);
  return `+${more} −${less}`;
}
