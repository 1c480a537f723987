import { find, make } from './dom.js';

const OTHER = ' '; // no key has a blank

/**
 * Which session is looked at and driven. It is in the address, so that a reload and a link keep it.
 *
 * @param {() => void} changed
 */
export function sessionChooser(changed) {
  const select = find('session', HTMLSelectElement);
  const form = find('other-session', HTMLFormElement);
  const typed = find('session-key', HTMLInputElement);
  const known = new Set(['']);
  let current = '';

  function draw() {
    const options = [...known].sort().map((key) => make('option', { value: key }, key || 'default'));
    select.replaceChildren(...options, make('option', { value: OTHER }, 'Other…'));
    select.value = current;
  }
  /** @param {string} key */
  function use(key) {
    form.hidden = true;
    current = key;
    known.add(key);
    draw();
    history.replaceState(null, '', key === '' ? location.pathname : `#session=${key}`);
    changed();
  }
  const fromAddress = () => new URLSearchParams(location.hash.slice(1)).get('session') ?? '';
  // A link to a part of the page names no session, and leaves none.
  const isPart = () => location.hash.length > 1 && !location.hash.includes('=');

  select.addEventListener('change', () => {
    if (select.value !== OTHER) return use(select.value);
    form.hidden = false;
    typed.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    use(typed.value);
    typed.value = '';
    select.focus();
  });
  form.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    form.hidden = true;
    select.value = current;
    select.focus();
  });
  addEventListener('hashchange', () => use(isPart() ? current : fromAddress()));

  current = fromAddress();
  known.add(current);
  draw();
  return {
    current: () => current,
    /** @param {Iterable<string>} keys those of the log */
    learn(keys) {
      const before = known.size;
      for (const key of keys) known.add(key);
      if (known.size > before && form.hidden) draw();
    },
  };
}
