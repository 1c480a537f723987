import { relative } from 'node:path';
import type { DevEvent } from '../events.ts';
import { countsOf, number } from './contract-rows.ts';
import { type Drawing, problemsOf, uncheckedLine } from './problems.ts';
import { type State, stepOf, unread } from './state.ts';

/** More files than these are counted. */
const few = 5;

/** What is printed of an event where nothing is drawn: a line, and below it what is wrong. */
export function plainLines(event: DevEvent, { contracts }: State, drawing: Drawing): string[] {
  switch (event.kind) {
    case 'ready':
      return [`ready: ${number(contracts.length, 'contract')} at ${event.gateway}`];
    case 'saved':
      return [
        `saved: ${filesOf(event.files, drawing.root)} (${event.contracts.join(', ') || 'of no contract'})`,
      ];
    case 'registered':
      return [
        ...event.added.map((name) => `${name}: new in the register`),
        // It says the same as before it was broken.
        ...(event.added.length + event.removed.length === 0 ? ['redocly.yaml: good again'] : []),
        ...event.removed.map((name) => `${name}: not in the register any more`),
      ];
    case 'failed':
      return [event.contract === undefined ? event.message : `${event.contract}: ${event.message}`];
    case 'served':
      return [`${event.contract}: ${stepOf(event)} (${countsOf(event)})`];
    case 'weighed':
      return [`${event.line ?? `${event.contract}: nothing changes for consumers`} (${stepOf(event)})`];
    default: {
      if (event.kind === 'checked' && event.unchecked)
        return [uncheckedLine(event.contract, event.unchecked)];
      const found = { ...unread(event.contract), ...event };
      return [`${event.contract}: ${stepOf(event)}`, ...problemsOf(found, drawing)];
    }
  }
}

function filesOf(files: readonly string[], root: string): string {
  const rest = files.length > few ? [`${files.length - few} more`] : [];
  return [...files.slice(0, few).map((file) => relative(root, file)), ...rest].join(', ');
}
