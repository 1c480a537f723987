import { clearScreenDown, cursorTo } from 'node:readline';
import type { WriteStream } from 'node:tty';
import { createLogUpdate } from 'log-update';
import type { DevEvent } from '../events.ts';
import type { Drawing } from './problems.ts';
import { fold, nothingYet, type State } from './state.ts';
import { timeOfDay } from './time-of-day.ts';
import { view } from './view.ts';

/** A status that is drawn in place. */
export interface Screen {
  readonly state: State;
  tell(event: DevEvent): void;
  /** Shows what a key led to until the next one. */
  note(text: string | undefined): void;
  /** Leaves a text above the status, as it is: whoever copies it copies no line breaks of ours. */
  print(text: string): void;
  /** Shows these lines at the foot. */
  foot(lines: readonly string[]): void;
  /** Leaves the last status, and the terminal as it was. */
  close(): void;
}

/** Draws on a terminal, when something has changed. */
export function openScreen(output: WriteStream, drawing: Drawing): Screen {
  const draw = createLogUpdate(output);
  let state = nothingYet;
  let shown: { note?: string | undefined; keys: readonly string[] } = { keys: [] };
  let due: NodeJS.Immediate | undefined;
  const drawNow = () => {
    due = undefined;
    const { columns, rows } = output;
    // The cursor rests in the line below the last one.
    draw(view(state, { ...drawing, ...shown, columns, rows: rows - 1 }).join('\n'));
  };
  const drawSoon = () => {
    due ??= setImmediate(drawNow);
  };
  const change = (changes: Partial<typeof shown>) => {
    shown = { ...shown, ...changes };
    drawSoon();
  };
  const resize = () => {
    // How the terminal has broken the lines that are there is not known.
    draw.clear();
    cursorTo(output, 0, 0);
    clearScreenDown(output);
    drawSoon();
  };
  output.on('resize', resize);
  return {
    get state() {
      return state;
    },
    tell(event) {
      state = fold(state, event, timeOfDay());
      drawSoon();
    },
    note: (note) => change({ note }),
    foot: (keys) => change({ keys }),
    print(text) {
      draw.clear();
      output.write(`${text}\n`);
      drawSoon();
    },
    close() {
      output.off('resize', resize);
      if (due) clearImmediate(due);
      shown = { keys: [] };
      drawNow();
      draw.done();
    },
  };
}
