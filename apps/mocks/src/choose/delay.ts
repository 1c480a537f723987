import type { Delay } from './choice.ts';
import { quoted, UnknownChoice } from './unknown-choice.ts';

/** The longest that a request is kept waiting, in milliseconds. */
export const MOST_DELAY = 60_000;

/**
 * Reads `200` or `100-500`, in milliseconds.
 *
 * @throws {UnknownChoice} for anything else; `where` says who sent it
 */
export function parseDelay(text: string, where: string): Delay {
  const [, first = '', second] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
  const [least, most] = [Number(first), Number(second ?? first)];
  if (first === '' || least > most || most > MOST_DELAY) {
    throw new UnknownChoice(
      `${where} must be milliseconds, such as 200, or a range, such as 100-500, at most ${MOST_DELAY}; not ${quoted(text)}.`,
    );
  }
  return second === undefined ? least : [least, most];
}

/** How long it is this time. */
export function millisecondsOf(delay: Delay): number {
  if (typeof delay === 'number') return delay;
  const [least, most] = delay;
  return least + Math.round(Math.random() * (most - least));
}
