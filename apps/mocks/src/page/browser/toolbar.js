/**
 * One stop for Tab, with the arrow keys inside: an operation may have dozens of buttons. Up and down go
 * to the row before and after.
 *
 * @param {HTMLElement} toolbar its rows are its children
 * @returns {() => void} to call after buttons came, went or were pressed
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
export function arrowKeys(toolbar) {
  const buttons = () =>
    /** @type {HTMLElement[]} */ ([...toolbar.querySelectorAll('button:not([hidden]):not([hidden] *)')]);
  /** @param {HTMLElement | undefined} chosen */
  const stopAt = (chosen) => {
    for (const button of toolbar.querySelectorAll('button')) button.tabIndex = button === chosen ? 0 : -1;
  };
  toolbar.addEventListener('focusin', ({ target }) => stopAt(/** @type {HTMLElement} */ (target)));
  toolbar.addEventListener('keydown', (event) => {
    const next = neighbour(buttons(), /** @type {HTMLElement} */ (event.target), event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return () => {
    const all = buttons();
    const pressed = all.find((button) => button.getAttribute('aria-pressed') === 'true');
    const focused = all.find((button) => button === document.activeElement);
    stopAt(focused ?? pressed ?? all[0]);
  };
}

/**
 * @param {HTMLElement[]} all
 * @param {HTMLElement} from
 * @param {string} key
 */
function neighbour(all, from, key) {
  const at = all.indexOf(from);
  if (key === 'ArrowRight') return all[at + 1];
  if (key === 'ArrowLeft') return all[at - 1];
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  const firsts = all.filter((button, index) => rowOf(button) !== rowOf(all[index - 1]));
  const row = firsts.findIndex((first) => rowOf(first) === rowOf(from));
  if (key === 'ArrowDown') return firsts[row + 1];
  if (key === 'ArrowUp') return firsts[row - 1];
  return undefined;
}

/** @param {HTMLElement | undefined} button */
function rowOf(button) {
  return button?.closest('[role=group]');
}
