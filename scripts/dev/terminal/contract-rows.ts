import { paint, type Style } from './paint.ts';
import { type ContractState, isCurrent } from './state.ts';

/** One line per contract, with as much of it as fits into the terminal, the same of each. */
export function contractRows(
  contracts: readonly ContractState[],
  gateway: string | undefined,
  { columns, color }: { readonly columns: number; readonly color: boolean },
): string[] {
  const width = (text: Cell) => Math.max(...contracts.map((one) => text(one).length), 0);
  const column = (text: Cell) => {
    const wide = width(text);
    return (one: ContractState) => text(one).padEnd(wide);
  };
  const name = column((one) => one.name);
  const counts = column(countsOf);
  const url = column((one) => (gateway === undefined ? '' : `${gateway}/${one.name}`));
  const layouts: Cell[][] = [
    [name, counts, url, (one) => lastOf(one, one.last.steps)],
    [name, counts, url, latest],
    [name, counts, latest],
  ];
  const fits = (layout: Cell) => 2 + width(layout) <= columns;
  // What does not fit even then is cut.
  const layout = layouts.map(layoutOf).find(fits) ?? layoutOf([name, latest]);
  return contracts.map((one) => {
    const [mark, style] = markOf(one);
    const text = layout(one)
      .trimEnd()
      .slice(0, columns - 2);
    return `${paint(style, mark, color)} ${style === 'green' ? text : paint(style, text, color)}`;
  });
}

type Cell = (one: ContractState) => string;

function layoutOf(cells: readonly Cell[]): Cell {
  return (one) => cells.map((cell) => cell(one)).join('  ');
}

function latest(one: ContractState): string {
  return lastOf(one, one.last.steps.slice(-1));
}

function lastOf({ last }: ContractState, steps: readonly string[]): string {
  return [last.time, steps.join(', ')].join(' ').trim();
}

/** How large a contract is. */
export function countsOf({
  operations,
  scenarios,
  toDos,
}: Pick<ContractState, 'operations' | 'scenarios' | 'toDos'>): string {
  const counts = [number(operations, 'operation'), number(scenarios, 'scenario')];
  return [...counts, ...(toDos > 0 ? [number(toDos, 'to-do')] : [])].join(', ');
}

/** A count and what it is of. */
export function number(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function markOf(one: ContractState): [string, Style] {
  if (one.serves === 'unread') return ['·', 'dim'];
  if (isCurrent(one)) return ['✓', 'green'];
  return one.serves === 'what is saved' ? ['!', 'yellow'] : ['✗', 'red'];
}
