import type { Failure } from './results.ts';

/** More than this of one place, as a large imported contract has, is not listed in full. */
const many = { skipped: 50, failures: 20 };
const shown = 10;

/** What was not run, each once; of a room with very much of it the first and how many more there are. */
export function skippedLines(skipped: readonly string[]): string[] {
  const rooms = Map.groupBy(new Set(skipped), (name) => name.slice(0, name.indexOf(': ')));
  return [...rooms].flatMap(([room, names]) =>
    abridge(
      names,
      many.skipped,
      (more) => `${room}: ${more} more, which \`pnpm unit ${room} --reporter verbose\` lists`,
    ),
  );
}

/** A line for each failure, which a shell takes as it is: the command that repeats it, and what was wrong. */
export function failureLines(failures: readonly Failure[]): string[] {
  const places = Map.groupBy(failures, ({ place }) => place);
  return [...places].flatMap(([place, listed]) => {
    const lines = listed.map(({ command, reason }) => `${command}  # ${reason}`);
    return abridge(lines, many.failures, (more) => `pnpm unit ${place}  # ${more} more`);
  });
}

function abridge(lines: readonly string[], limit: number, rest: (more: number) => string): readonly string[] {
  return lines.length > limit ? [...lines.slice(0, shown), rest(lines.length - shown)] : lines;
}
