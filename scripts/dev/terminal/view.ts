import wrap from 'wrap-ansi';
import { contractRows, number } from './contract-rows.ts';
import { paint } from './paint.ts';
import { type Drawing, problemsOf, uncheckedLine } from './problems.ts';
import { isCurrent, lastTouched, type State } from './state.ts';

/** What the terminal is like, and what it shows beside the state. */
export interface Viewing extends Drawing {
  readonly columns: number;
  readonly rows: number;
  /** What the last key led to. */
  readonly note?: string | undefined;
  /** The keys that can be pressed. */
  readonly keys: readonly string[];
}

/** Fewer contracts are never shown, however much is wrong. */
const fewest = 6;

/** The lines that a terminal shows: none is wider than it, and together they are not higher. */
export function view(state: State, viewing: Viewing): string[] {
  const { columns, rows } = viewing;
  const fold = (lines: readonly string[]) => lines.flatMap((line) => wrapped(line, columns));
  const head = fold([title(state, viewing), '']);
  const meanings = fold(lastTouched(state).flatMap(({ meaning }) => (meaning ? ['', meaning] : [])));
  const tail = fold([...(viewing.note ? ['', viewing.note] : []), ...keyLines(viewing)]);
  const problems = fold(problemLines(state, viewing));
  const room = Math.max(Math.min(fewest, state.contracts.length) + 1, rows - head.length - tail.length);
  const contracts = contractLines(state, room - problems.length - meanings.length, viewing);
  const left = room - contracts.length;
  const shownMeanings = meanings.slice(0, Math.max(0, Math.min(left, 6)));
  const shown = abridge(problems, left - shownMeanings.length, viewing);
  return fold([...head, ...contracts, ...shown, ...shownMeanings, ...tail]).slice(0, rows);
}

function title({ gateway, contracts }: State, { color }: Viewing): string {
  if (gateway === undefined) return paint('bold', 'Reading the contracts ...', color);
  const bad = contracts.filter((one) => !isCurrent(one)).length;
  const all = number(contracts.length, 'contract');
  const words =
    bad === 0 ? paint('green', 'all current', color) : paint('red', `${bad} with problems`, color);
  return `${paint('bold', 'Watching specs/', color)}  ${gateway}  ${all}, ${words}`;
}

function contractLines({ contracts, gateway }: State, room: number, viewing: Viewing): string[] {
  if (contracts.length <= Math.max(room, fewest)) return contractRows(contracts, gateway, viewing);
  const first = contracts.toSorted(
    (one, other) => Number(isCurrent(one)) - Number(isCurrent(other)) || other.touched - one.touched,
  );
  const count = Math.max(fewest, Math.min(room - 1, 12));
  const rest = first.slice(count);
  const bad = rest.filter((one) => !isCurrent(one)).length;
  const words = bad === 0 ? 'all current' : `${bad} with problems`;
  return [
    ...contractRows(first.slice(0, count), gateway, viewing),
    paint('dim', `  and ${rest.length} more, ${words}`, viewing.color),
  ];
}

function problemLines(state: State, viewing: Viewing): string[] {
  const failed = state.failure === undefined ? [] : ['', state.failure];
  const blocks = lastTouched(state).map((contract) => [
    ...problemsOf(contract, viewing),
    // Who edits one wants to know; of the others most have no semantics.
    ...(contract.unchecked && contract.touched > 0 ? [uncheckedLine(contract.name, contract.unchecked)] : []),
  ]);
  return [...failed, ...blocks.flatMap((lines) => (lines.length > 0 ? ['', ...lines] : []))];
}

function abridge(lines: readonly string[], room: number, { color }: Viewing): string[] {
  if (lines.length <= room) return [...lines];
  const shown = lines.slice(0, Math.max(0, room - 1));
  const rest = `... ${lines.length - shown.length} more lines; \`pnpm lint\` lists everything`;
  return [...shown, paint('dim', rest, color)];
}

function keyLines({ keys, color }: Viewing): string[] {
  return keys.length === 0 ? [] : ['', ...keys.map((line) => paint('dim', line, color))];
}

function wrapped(line: string, columns: number): string[] {
  return wrap(line, columns, { hard: true, trim: false }).split('\n');
}
