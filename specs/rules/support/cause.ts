import { isRecord } from './fields.ts';

type Term = { fits: (value: unknown) => boolean; says: string };

const oneOf = (...words: string[]): Term => ({
  fits: (value) => typeof value === 'string' && words.includes(value),
  says: words.join(', '),
});

const VOCABULARY: Record<string, Term> = {
  token: oneOf('missing', 'malformed', 'unknown', 'forbidden', 'foreign'),
  client: oneOf('unknown', 'malformed'),
  body: { fits: () => true, says: 'any JSON' },
  rawBody: { fits: (value) => typeof value === 'string', says: 'a string' },
  mediaType: oneOf('text/plain'),
  bodySize: { fits: (value) => Number.isInteger(value) && Number(value) > 0, says: 'bytes' },
  store: oneOf('failing', 'unavailable'),
  rate: oneOf('exceeded'),
};
const BODIES = ['body', 'rawBody', 'bodySize'];

/** What is wrong with an `x-cause`, and at which of its keys. */
export function* causeFaults(cause: unknown): Generator<{ message: string; key?: string }> {
  const words = Object.keys(VOCABULARY).join(', ');
  if (!isRecord(cause) || Object.keys(cause).length === 0) {
    yield { message: `\`x-cause\` names no cause. Write a mapping of ${words}.` };
    return;
  }
  for (const [key, value] of Object.entries(cause)) {
    const term = Object.hasOwn(VOCABULARY, key) ? VOCABULARY[key] : undefined;
    if (!term) yield { key, message: `\`x-cause\` has no \`${key}\`. Use ${words}.` };
    else if (!term.fits(value)) {
      yield { key, message: `The value of \`${key}\` causes nothing. Use ${term.says}.` };
    }
  }
  const [, second] = Object.keys(cause).filter((key) => BODIES.includes(key));
  if (second) yield { key: second, message: 'A request has one body. Keep one of these.' };
}
