import { type Result, steps } from './result.ts';
import type { Measure } from './speed.ts';

const titles = {
  generate: 'generated',
  types: 'type-checks strictly',
  stub: 'served by the stub',
  mock: 'loaded by Prism',
};

/** The results by root cause, as Markdown: what passed, what was left out, what fails and whose fault it is. */
export function report(results: readonly Result[]): string {
  const documents = results.length;
  const operations = sum(results.map((result) => result.operations));
  const rows = steps.map((step) => {
    const passed = results.filter((result) => result.passed.includes(step));
    const count = sum(passed.map(({ generated }) => generated));
    return [
      titles[step],
      `${passed.length} of ${documents}`,
      `${count} of ${operations}`,
      percent(count, operations),
    ];
  });
  return [
    table(['', 'documents', 'operations', ''], rows),
    ...leftOutTable(results),
    ...failureTable(results),
  ].join('\n\n');
}

/** What was measured, beside what it may be. */
export function speedTable(measures: readonly Measure[]): string {
  const rows = measures.map(({ what, unit, measured, limit }) => {
    const digits = unit === 's' ? 1 : 0;
    return [what, `${measured.toFixed(digits)} ${unit}`, `${limit} ${unit}`];
  });
  return table(['', 'measured', 'at most'], rows);
}

function leftOutTable(results: readonly Result[]): string[] {
  const all = results.flatMap(({ name, findings }) =>
    findings
      .filter(({ level }) => level === 'left-out')
      .map(({ operation, problem }) => ({ name, operation, cause: causeOf(problem) })),
  );
  const rows = groups(all).map(([cause, members, names]) => {
    const operations = new Set(members.map(({ name, operation }) => operation && `${name} ${operation}`));
    operations.delete(undefined);
    return [String(names.length), String(operations.size), cause, examples(names)];
  });
  return rows.length > 0 ? ['Left out:', table(['documents', 'operations', 'reason', 'where'], rows)] : [];
}

function failureTable(results: readonly Result[]): string[] {
  const all = results.flatMap(({ name, failures }) =>
    failures.map((failure) => ({
      name,
      cause: JSON.stringify([failure.step, failure.fault, causeOf(failure.message)]),
    })),
  );
  const rows = groups(all).map(([cause, , names]) => {
    // Made above.
    const cells = JSON.parse(cause) as string[];
    return [String(names.length), ...cells, examples(names)];
  });
  return rows.length > 0
    ? ['Not passed:', table(['documents', 'step', 'fault of', 'cause', 'where'], rows)]
    : [];
}

/** The same cause reads the same in every document: values, pointers and lines are left out of it. */
function causeOf(message: string): string {
  const [line = ''] = message.split('\n');
  return (
    line
      .replace(/(['"]).*?\1/g, '$1…$1')
      // Quotes in quotes.
      .replace(/(['"]…['"])(?:[^\s'"]+['"]…['"])+/g, '$1')
      .replace(/(?<!\w)#?\/[^\s,;:)]+/g, '…')
      .replace(/\b(parameter|array|object|scheme|operationId) \S+?(?=[;,.]?\s)/g, '$1 …')
      .slice(0, 200)
  );
}

type Caused = { readonly name: string; readonly cause: string };

/** By cause, the one with most documents first. */
function groups<T extends Caused>(all: readonly T[]): [cause: string, members: T[], names: string[]][] {
  const grouped = [...Map.groupBy(all, ({ cause }) => cause)].map(
    ([cause, members]): [string, T[], string[]] => [
      cause,
      members,
      [...new Set(members.map(({ name }) => name))],
    ],
  );
  return grouped.sort(
    ([, ones, names], [, others, otherNames]) =>
      otherNames.length - names.length || others.length - ones.length,
  );
}

function examples(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
