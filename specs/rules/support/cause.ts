import { type Cause, clientCauses, isObject, rateCauses, storeCauses, tokenCauses } from '@clientele/openapi';

type Term = { fits: (value: unknown) => boolean; says: string };

const oneOf = (words: readonly string[]): Term => ({
  fits: (value) => typeof value === 'string' && words.includes(value),
  says: words.join(', '),
});

const VOCABULARY: Readonly<Record<string, Term>> = {
  token: oneOf(tokenCauses),
  client: oneOf(clientCauses),
  body: { fits: () => true, says: 'any JSON' },
  rawBody: { fits: (value) => typeof value === 'string', says: 'a string' },
  mediaType: oneOf(['text/plain']),
  bodySize: { fits: (value) => Number.isInteger(value) && Number(value) > 0, says: 'bytes' },
  store: oneOf(storeCauses),
  rate: oneOf(rateCauses),
} satisfies Record<keyof Cause, Term>;
const BODIES = ['body', 'rawBody', 'bodySize'];

/** What is wrong with an `x-cause`, and at which of its keys. */
export function* causeFaults(cause: unknown): Generator<{ message: string; key?: string }> {
  const words = Object.keys(VOCABULARY).join(', ');
  if (!isObject(cause) || Object.keys(cause).length === 0) {
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
