import type { Choice, Delay } from './choice.ts';
import { parseDelay } from './delay.ts';
import { quoted, UnknownChoice } from './unknown-choice.ts';

/** A choice without its delay. */
export type ChosenAnswer = Omit<Choice, 'delay'>;

/** What one place of a request says: an answer and a delay may come from different places. */
export interface Said {
  readonly answer?: ChosenAnswer;
  readonly delay?: Delay;
}

/** The fields of a choice, as they are written in every place. */
export const FIELDS = ['example', 'code', 'dynamic', 'seed', 'drop', 'delay'] as const;

/** One of them. */
export type Field = (typeof FIELDS)[number];

/**
 * Reads the fields of a choice from texts. `nameOf` says what a field is called where they come from.
 *
 * @throws {UnknownChoice} for a text that is no value of its field
 */
export function readSaid(texts: ReadonlyMap<string, string>, nameOf: (field: Field) => string): Said {
  const [example, code, seed, delay] = (['example', 'code', 'seed', 'delay'] as const).map((field) =>
    texts.get(field),
  );
  const dynamic = truth('dynamic');
  const answer: ChosenAnswer = {
    ...(example === undefined ? {} : { example }),
    ...(code === undefined ? {} : { code: status(code) }),
    ...(dynamic === undefined ? {} : { dynamic }),
    ...(seed === undefined ? {} : { seed }),
    ...(truth('drop') ? { drop: true } : {}),
  };
  return {
    ...(Object.keys(answer).length === 0 ? {} : { answer }),
    ...(delay === undefined ? {} : { delay: parseDelay(delay, nameOf('delay')) }),
  };

  function status(text: string): number {
    if (/^[1-5]\d\d$/.test(text)) return Number(text);
    throw new UnknownChoice(`${nameOf('code')} must be a status, such as 404; not ${quoted(text)}.`);
  }

  function truth(field: 'dynamic' | 'drop'): boolean | undefined {
    const text = texts.get(field);
    if (text === undefined) return undefined;
    // `Prefer: drop` and `?__drop` have no value.
    if (text === 'true' || (text === '' && field === 'drop')) return true;
    if (text === 'false') return false;
    throw new UnknownChoice(`${nameOf(field)} must be true or false; not ${quoted(text)}.`);
  }
}
