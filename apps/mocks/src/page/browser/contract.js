import { answersOf, delayText } from './answers.js';
import { delayField } from './delay.js';
import { copyButton, make, say } from './dom.js';
import { operationView } from './operation.js';

/**
 * @typedef {import('./state.ts').Contract} Contract
 * @typedef {import('./operation.js').Act} Act
 */

/**
 * A contract, which opens to its operations.
 *
 * @param {Contract} contract
 * @param {boolean} isOpen unless it was left otherwise in this tab
 * @param {Act} act
 */
export function contractView(contract, isOpen, act) {
  const { name } = contract;
  const operations = new Map(
    contract.operations.map((operation) => [operation.operationId, operationView(name, operation, act)]),
  );
  const marks = make('span', { class: 'marks' });
  const stale = make('p', { class: 'stale' });
  const address = make('code', {}, contract.url);
  const delay = delayField(name, (value) => act((api) => api.put({ delay: value }, name)));
  const { element: stateful, update: updateStateful } = statefulSwitch((on) =>
    act((api) => api.put({ stateful: on }, name)),
  );
  const reset = make(
    'button',
    {
      class: 'small',
      'aria-label': `Reset ${name}`,
      title: 'Choices, delays and records',
      onclick: () => act((api) => api.reset(name)),
    },
    'Reset',
  );
  const key = `open ${name}`;
  const element = make(
    'details',
    {
      class: 'contract',
      open: sessionStorage.getItem(key) ? sessionStorage.getItem(key) === 'true' : isOpen,
    },
    make('summary', {}, make('h3', {}, name), marks),
    stale,
    make(
      'div',
      { class: 'facts' },
      address,
      copyButton(address, `the URL of ${name}`),
      make('a', { href: contract.openapi }, 'openapi.json'),
    ),
    make('div', { class: 'facts' }, stateful, make('div', { class: 'tools' }, delay.element, reset)),
    ...[...operations.values()].map((view) => view.element),
    ...(operations.size === 0
      ? [make('p', { class: 'empty' }, 'It has no operation that can be answered.')]
      : []),
  );
  let isFiltered = false;
  // What a filter opens is not what somebody left open.
  element.addEventListener('toggle', () => isFiltered || sessionStorage.setItem(key, String(element.open)));

  /** @param {Contract} now */
  function update(now) {
    for (const operation of now.operations) operations.get(operation.operationId)?.update(operation.selected);
    const chosen = now.operations.filter(({ selected }) => answersOf(selected).length > 0).length;
    const facts = [
      now.stale && 'broken',
      chosen > 0 && `${chosen} chosen`,
      now.stateful.on && 'stateful',
      delayText(now.delay) && `${delayText(now.delay)} ms`,
      count(now),
    ].filter(Boolean);
    marks.replaceChildren(
      ...facts.map((fact) =>
        make(
          'span',
          { class: fact === 'broken' ? 'mark bad' : fact === count(now) ? 'quiet' : 'mark' },
          String(fact),
        ),
      ),
    );
    stale.hidden = !now.stale;
    say(stale, now.stale ? `What is written is broken, so an older version answers. ${now.stale}` : '');
    updateStateful(now.stateful);
    delay.update(now.delay);
  }

  /** @param {string} query */
  function filter(query) {
    const wanted = name.toLowerCase().includes(query) ? '' : query;
    const found = [...operations.values()]
      .map((view) => view.filter(wanted))
      .reduce((sum, one) => sum + one, 0);
    element.hidden = query !== '' && found === 0;
    if (query !== '') [isFiltered, element.open] = [true, true];
    else if (isFiltered) {
      element.open = sessionStorage.getItem(key) ? sessionStorage.getItem(key) === 'true' : isOpen;
      isFiltered = false;
    }
    return found;
  }

  update(contract);
  return { element, update, filter };
}

/** @param {Contract} contract */
function count({ operations }) {
  const scenarios = operations.reduce((sum, operation) => sum + operation.scenarios.length, 0);
  const named =
    operations.length === 1 ? (operations[0]?.operationId ?? '') : `${operations.length} operations`;
  return `${named} · ${scenarios === 1 ? '1 scenario' : `${scenarios || 'no'} scenarios`}`;
}

/** @param {(on: boolean) => void} set */
function statefulSwitch(set) {
  const input = make('input', { type: 'checkbox', role: 'switch', onchange: () => set(input.checked) });
  const why = make('span', { class: 'quiet' });
  const element = make('div', { class: 'tools' }, make('label', { class: 'check' }, input, 'Stateful'), why);
  /** @param {Contract['stateful']} stateful */
  const update = ({ on, available, why: reason }) => {
    input.checked = on;
    input.disabled = !available;
    say(why, available ? 'remembers what updates change' : (reason ?? ''));
  };
  return { element, update };
}
