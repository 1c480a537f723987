import { delayText, parseDelay } from './answers.js';
import { make, say } from './dom.js';

/** @typedef {import('../../choose/choice.ts').Delay} Delay */

let fields = 0;

/**
 * Where a delay is typed, in milliseconds: one number, or the least and the most.
 *
 * @param {string} of what is delayed, for who does not see what it stands beside
 * @param {(delay: Delay) => void} commit
 */
export function delayField(of, commit) {
  fields += 1;
  const id = `delay-${fields}`;
  const fault = make('span', { id: `${id}-fault`, class: 'fault', role: 'status' });
  const input = make('input', {
    id,
    class: 'delay',
    placeholder: '0',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': `Delay of ${of} in milliseconds`,
    'aria-describedby': fault.id,
    title: 'Milliseconds: 200, or a range: 100-500',
    onchange: () => {
      const delay = parseDelay(input.value);
      input.setAttribute('aria-invalid', String(delay === undefined));
      say(fault, delay === undefined ? 'Write 200, or 100-500.' : '');
      if (delay !== undefined) commit(delay);
    },
  });
  const label = make('label', { for: id, 'aria-hidden': 'true' }, 'Delay');
  const element = make(
    'span',
    { class: 'field' },
    label,
    input,
    make('span', { 'aria-hidden': 'true' }, 'ms'),
    fault,
  );
  /** @param {Delay | null | undefined} delay */
  const update = (delay) => {
    const isEdited = input === document.activeElement || input.getAttribute('aria-invalid') === 'true';
    if (!isEdited) input.value = delayText(delay);
  };
  return { element, update };
}
