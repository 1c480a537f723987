import { answersOf, keyOf, nameOf } from './answers.js';
import { delayField } from './delay.js';
import { make, say } from './dom.js';
import { sequenceView } from './sequence.js';
import { arrowKeys } from './toolbar.js';

/**
 * @typedef {import('./state.ts').Operation} Operation
 * @typedef {import('../../control/read-selection.ts').SentAnswer} Answer
 * @typedef {import('../../choose/choice.ts').Delay} Delay
 * @typedef {ReturnType<typeof import('./api.js').controlApi>} Api
 * @typedef {(change: (api: Api) => Promise<unknown>) => void} Act changes something, when what was to be changed before is
 * @typedef {{ button: HTMLButtonElement, badge: HTMLElement, words: string }} Choice
 */

/**
 * An operation with its answers as buttons, a row for each status.
 *
 * @param {string} contract
 * @param {Operation} operation
 * @param {Act} act
 */
export function operationView(contract, operation, act) {
  const { operationId, method, path, summary = '' } = operation;
  let selected = operation.selected;
  let isBuilt = false;

  /**
   * @param {(answers: readonly Answer[], delay: Delay | undefined) => { answers: readonly Answer[], delay: Delay | undefined }} change of what is selected
   *   when its turn comes
   */
  const select = (change) =>
    act((api) => {
      const { answers, delay } = change(answersOf(selected), selected?.delay);
      const isNone = answers.length === 0;
      if (isNone && !delay) return api.reset(contract, operationId);
      return api.put({ ...(isNone ? {} : { answers }), ...(delay ? { delay } : {}) }, contract, operationId);
    });
  /** @param {Answer} answer @param {boolean} follows */
  const choose = (answer, follows) =>
    select((answers, delay) => {
      if (follows || isBuilt) return { answers: [...answers, answer], delay };
      const isUndone = answers.length === 1 && answers.every((only) => keyOf(only) === keyOf(answer));
      return { answers: isUndone ? [] : [answer], delay };
    });

  const { toolbar, rows, choices } = answerButtons(operation, choose);
  const refreshKeys = arrowKeys(toolbar);
  const sequence = sequenceView((index) =>
    select((answers, delay) => ({ answers: answers.filter((_answer, other) => other !== index), delay })),
  );
  const delay = delayField(operationId, (delay) => select((answers) => ({ answers, delay })));
  const detail = make('p', { class: 'detail', 'aria-hidden': 'true' });
  const build = make(
    'button',
    {
      class: 'small',
      'aria-pressed': 'false',
      'aria-label': `Sequence of ${operationId}`,
      title: 'Answers one after another. Or hold Shift while you choose.',
      onclick: () => {
        isBuilt = !isBuilt;
        update(selected);
      },
    },
    'Sequence',
  );
  const reset = make(
    'button',
    {
      class: 'small',
      'aria-label': `Reset ${operationId}`,
      onclick: () => {
        isBuilt = false;
        act((api) => api.reset(contract, operationId));
      },
    },
    'Reset',
  );

  /** @param {Event} event */
  const explain = ({ target }) => {
    const choice = [...choices.values()].find(
      ({ button }) => target instanceof Node && button.contains(target),
    );
    say(detail, choice?.words ?? inWords(answersOf(selected)));
  };
  for (const event of ['pointerover', 'focusin']) toolbar.addEventListener(event, explain);
  for (const event of ['pointerleave', 'focusout'])
    toolbar.addEventListener(event, () => say(detail, inWords(answersOf(selected))));

  /** @param {Operation['selected']} now */
  function update(now) {
    selected = now;
    const answers = answersOf(selected);
    const keys = answers.map(keyOf);
    for (const [key, { button, badge }] of choices) {
      button.setAttribute('aria-pressed', String(keys.includes(key)));
      const places = keys.flatMap((other, index) => (other === key ? [index + 1] : []));
      say(badge, answers.length > 1 ? badgeOf(places) : '');
    }
    build.setAttribute('aria-pressed', String(isBuilt));
    reset.disabled = selected === null;
    sequence.update(answers, isBuilt);
    delay.update(selected?.delay);
    say(detail, inWords(answers));
    refreshKeys();
  }

  /** @param {string} query */
  function filter(query) {
    const isWhole = `${operationId} ${method} ${path} ${summary}`.toLowerCase().includes(query);
    let found = 0;
    for (const { button, words } of choices.values()) {
      button.hidden = !isWhole && !words.toLowerCase().includes(query);
      if (!button.hidden) found += 1;
    }
    for (const row of rows) row.hidden = !row.querySelector('button:not([hidden])');
    element.hidden = found === 0;
    refreshKeys();
    return found;
  }

  const name = make('h4', {}, make('span', { class: 'method' }, method), ' ', make('code', {}, path));
  const tools = make('div', { class: 'tools' }, delay.element, build, reset);
  const about = make(
    'p',
    { class: 'quiet about' },
    make('code', {}, operationId),
    summary && ` · ${summary}`,
  );
  const element = make(
    'article',
    { class: 'operation', 'aria-label': operationId },
    name,
    about,
    tools,
    detail,
    toolbar,
    sequence.element,
  );
  update(selected);
  return { element, update, filter };
}

/** @param {number[]} places in a sequence */
function badgeOf(places) {
  return places.length > 3 ? `×${places.length}` : places.join(' ');
}

/** @param {readonly Answer[]} answers */
function inWords(answers) {
  if (answers.length === 0) return 'Nothing chosen: the request decides.';
  const names = answers.map(nameOf);
  return names.length === 1
    ? `Every request gets ${names[0]}.`
    : `${names.length} answers, one after another.`;
}

/**
 * @param {Operation} operation
 * @param {(answer: Answer, follows: boolean) => void} choose
 */
function answerButtons({ operationId, scenarios, codes }, choose) {
  /** @type {Map<string, Choice>} */
  const choices = new Map();
  /** @param {Answer} answer @param {string} shown @param {string} words @param {string} kind */
  const button = (answer, shown, words, kind) => {
    const badge = make('span', { class: 'badge', 'aria-hidden': 'true' });
    const onclick = (/** @type {MouseEvent} */ event) => choose(answer, event.shiftKey);
    const made = make(
      'button',
      { class: kind, 'aria-pressed': 'false', title: words, onclick },
      shown,
      badge,
    );
    choices.set(keyOf(answer), { button: made, badge, words });
    return made;
  };
  const documented = codes.map(Number).filter(Number.isInteger);
  const statuses = [...new Set([...documented, ...scenarios.map(({ status }) => status)])].sort(
    (a, b) => a - b,
  );
  const rows = statuses.map((status) => {
    const tone = `code s${Math.floor(status / 100)}`;
    const any = button(
      status,
      String(status),
      `${status}: the first example, or one made from the schema`,
      tone,
    );
    const named = scenarios.filter((scenario) => scenario.status === status);
    const buttons = named.map(({ name, summary }) =>
      button(name, name, summary ? `${name}: ${summary}` : name, 'scenario'),
    );
    const none = make('span', { class: 'quiet none' }, 'no scenario');
    const shown = named.length > 0 ? buttons : [none];
    return make('div', { role: 'group', 'aria-label': `Status ${status}` }, any, make('div', {}, ...shown));
  });
  const drop = button(
    { drop: true },
    'Drop the connection',
    'drop: the connection ends without an answer',
    'scenario',
  );
  const last = make(
    'div',
    { role: 'group', 'aria-label': 'No answer' },
    make('span', { class: 'code' }, '–'),
    make('div', {}, drop),
  );
  const toolbar = make(
    'div',
    { role: 'toolbar', class: 'answers', 'aria-label': `Answers of ${operationId}` },
    ...rows,
    last,
  );
  return { toolbar, rows: [...rows, last], choices };
}
