import type { Choice, Delay } from '../choose/choice.ts';
import type { ChoosableOperation } from '../choose/choosable.ts';
import { resolveAnswer } from '../choose/resolve.ts';
import { UnknownChoice } from '../choose/unknown-choice.ts';
import type { Selection } from '../sessions/session.ts';

/** An answer as it is sent: the name of a scenario, a status, or all that can be said of one. */
export type SentAnswer = string | number | Choice;

/** A selection as it is sent: `answers` may be one. */
export interface SentSelection {
  readonly answers?: SentAnswer | readonly SentAnswer[];
  readonly delay?: Delay;
}

/** @throws {UnknownChoice} when the operation has no such answer */
export function readSelection(
  operation: ChoosableOperation,
  { answers = [], delay }: SentSelection,
): Selection {
  // Array.isArray does not know lists that can't be written to.
  const list = Array.isArray(answers) ? (answers as readonly SentAnswer[]) : [answers as SentAnswer];
  const choices = list.map((sent, index): Choice => {
    const choice = choiceOf(sent);
    if (choice.delay !== undefined) readDelay(choice.delay, `answers[${index}].delay`);
    resolveAnswer(operation, choice);
    return choice;
  });
  return { answers: choices, ...(delay === undefined ? {} : { delay: readDelay(delay, 'delay') }) };
}

/** @throws {UnknownChoice} when a range ends before it begins */
export function readDelay(delay: Delay, where: string): Delay {
  if (typeof delay === 'number' || delay[0] <= delay[1]) return delay;
  throw new UnknownChoice(`${where} must be a range from the least to the most, such as [100, 500].`);
}

function choiceOf(sent: SentAnswer): Choice {
  if (typeof sent === 'string') return { example: sent };
  return typeof sent === 'number' ? { code: sent } : sent;
}
