/** @typedef {import('./state.ts').Answer} Answer */
/** @typedef {import('./state.ts').Selection} Selection */
/** @typedef {import('../../choose/choice.ts').Delay} Delay */

/**
 * What is selected, as a list.
 *
 * @param {Selection | null} selected
 * @returns {readonly Answer[]}
 */
export function answersOf(selected) {
  const answers = selected?.answers ?? [];
  return Array.isArray(answers) ? answers : [/** @type {Answer} */ (answers)];
}

/**
 * What an answer is called, on its button too.
 *
 * @param {Answer} answer
 */
export function nameOf(answer) {
  if (typeof answer !== 'object') return String(answer);
  if (answer.drop) return 'drop';
  return String(answer.example ?? answer.code ?? (answer.dynamic ? 'generated' : 'as asked'));
}

/**
 * What tells answers apart: a scenario may be called as a code is.
 *
 * @param {Answer} answer
 */
export function keyOf(answer) {
  const isCode = typeof answer === 'number' || (typeof answer === 'object' && answer.example === undefined);
  return `${isCode ? 'code' : 'example'} ${nameOf(answer)}`;
}

/**
 * As it is typed: `200`, `100-500`, nothing.
 *
 * @param {Delay | null | undefined} delay
 */
export function delayText(delay) {
  if (typeof delay === 'object' && delay !== null) return delay.join('-');
  return delay ? String(delay) : '';
}

/**
 * @param {string} text
 * @returns {Delay | undefined} `undefined` where it is none
 */
export function parseDelay(text) {
  const [, least, most] = /^\s*(\d{1,6})?\s*(?:[-–]\s*(\d{1,6}))?\s*(?:ms)?\s*$/.exec(text) ?? [
    undefined,
    'none',
  ];
  if (least === 'none') return undefined;
  if (most === undefined) return Number(least ?? 0);
  return least === undefined || Number(least) > Number(most) ? undefined : [Number(least), Number(most)];
}
