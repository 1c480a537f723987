import type { Writable } from 'node:stream';
import type { DevEvent } from '../events.ts';
import { plainLines } from './plain-lines.ts';
import type { Drawing } from './problems.ts';
import { fold, nothingYet } from './state.ts';
import { timeOfDay } from './time-of-day.ts';

/** Prints events as they come, for pipes, files and CI. */
export function openPlain(output: Writable, drawing: Drawing): (event: DevEvent) => void {
  let state = nothingYet;
  return (event) => {
    const time = timeOfDay();
    state = fold(state, event, time);
    const [first, ...below] = plainLines(event, state, drawing);
    output.write([`${time} ${first}`, ...below, ''].join('\n'));
  };
}
