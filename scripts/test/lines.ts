import type { Results } from './results.ts';

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
export function failureLines(results: readonly Results[]): string[] {
  return results.flatMap(({ place, failures }) => {
    const lines = failures.map(({ command, reason }) => `${command}  # ${reason}`);
    return abridge(lines, many.failures, (more) => `pnpm unit ${place}  # ${more} more`);
  });
}

/** A line for each part of a check. */
export function partLines(results: readonly Results[]): string[] {
  const longest = Math.max(...results.map(({ place }) => place.length));
  return results.map(({ place, passed, failures }) => {
    const counts = [passed > 0 && `${passed} passed`, failures.length > 0 && `${failures.length} failed`];
    return `  ${place.padEnd(longest)}  ${counts.filter(Boolean).join(', ') || 'passed'}`;
  });
}

function abridge(lines: readonly string[], limit: number, rest: (more: number) => string): readonly string[] {
  return lines.length > limit ? [...lines.slice(0, shown), rest(lines.length - shown)] : lines;
}
