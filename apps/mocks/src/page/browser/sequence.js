import { nameOf } from './answers.js';
import { make } from './dom.js';

/** @typedef {import('./state.ts').Answer} Answer */

/**
 * The answers of a sequence in their order; each is taken out by its button.
 *
 * @param {(index: number) => void} takeOut
 */
export function sequenceView(takeOut) {
  const steps = make('ol', { class: 'steps' });
  const hint = make('p', { class: 'quiet' });
  const element = make('div', { class: 'sequence' }, steps, hint);
  /**
   * @param {readonly Answer[]} answers
   * @param {boolean} isBuilt whether choices are added to it
   */
  const update = (answers, isBuilt) => {
    const focused = [...steps.querySelectorAll('button')].indexOf(
      /** @type {HTMLButtonElement} */ (document.activeElement),
    );
    element.hidden = !isBuilt && answers.length < 2;
    hint.textContent = hintFor(answers.length);
    steps.replaceChildren(
      ...answers.map((answer, index) => {
        const name = nameOf(answer);
        const label = `Take out ${name}, number ${index + 1}`;
        return make(
          'li',
          {},
          make(
            'button',
            { class: 'small', 'aria-label': label, title: label, onclick: () => takeOut(index) },
            `${name} ×`,
          ),
        );
      }),
    );
    if (focused < 0) return;
    const left = steps.querySelectorAll('button');
    left[Math.min(focused, left.length - 1)]?.focus();
  };
  return { element, update };
}

/** @param {number} length */
function hintFor(length) {
  if (length === 0) return 'Choose the first answer, then those that follow.';
  return length === 1 ? 'Choose what follows it.' : 'The last one stays.';
}
