import { copyButton, find, make, say } from './dom.js';
import { entryView } from './entry.js';

/** @typedef {import('../../sessions/request-log.ts').LogEntry} LogEntry */

/** More would be scrolled past; the log itself keeps 1,000. */
const MOST = 300;

/**
 * The last requests, newest first.
 *
 * @param {{ session: () => string, clear: () => void }} page
 */
export function requestsView({ session, clear }) {
  const list = find('log', HTMLElement);
  const none = find('none', HTMLElement);
  const own = find('own', HTMLInputElement);
  const pause = find('pause', HTMLButtonElement);
  /** @type {Map<string, { entry: LogEntry, element: HTMLElement }>} */
  const shown = new Map();
  /** @type {LogEntry[]} */
  let waiting = [];

  const isPaused = () => pause.getAttribute('aria-pressed') === 'true';
  const isSeen = (/** @type {LogEntry} */ entry) => !own.checked || entry.session === session();

  function refresh() {
    for (const { entry, element } of shown.values()) element.hidden = !isSeen(entry);
    const seen = [...shown.values()].filter(({ element }) => !element.hidden).length;
    none.hidden = seen > 0;
    const more = waiting.length > 0 ? `, ${waiting.length} more while paused` : '';
    say(find('counted', HTMLElement), seen + waiting.length > 0 ? `${seen}${more}` : '');
  }

  /** @param {readonly LogEntry[]} entries the newest last */
  function add(entries) {
    const fresh = entries.filter(
      (entry) => !shown.has(keyOf(entry)) && !waiting.some((other) => keyOf(other) === keyOf(entry)),
    );
    if (isPaused()) waiting.push(...fresh);
    else {
      for (const entry of fresh) {
        const element = entryView(entry);
        shown.set(keyOf(entry), { entry, element });
        list.prepend(element);
      }
      for (const [key, { element }] of [...shown].slice(0, Math.max(0, shown.size - MOST))) {
        element.remove();
        shown.delete(key);
      }
      const last = fresh.filter(isSeen).at(-1);
      if (last) say(find('news', HTMLElement), newsOf(last, fresh.length));
    }
    if (fresh.length > 0) refresh();
    return fresh.length;
  }

  own.addEventListener('change', refresh);
  find('clear', HTMLButtonElement).addEventListener('click', clear);
  pause.addEventListener('click', () => {
    pause.setAttribute('aria-pressed', String(!isPaused()));
    if (!isPaused()) add(waiting.splice(0));
    refresh();
  });
  refresh();

  return {
    add,
    refresh,
    empty() {
      waiting = [];
      shown.clear();
      list.replaceChildren();
      refresh();
    },
    /** @param {string} curl a request to paste while there is none */
    suggest(curl) {
      const code = make('code', {}, curl);
      none.replaceChildren(
        make('p', {}, 'No request yet. Point your app here, or paste this into a terminal:'),
        make('pre', { tabindex: '0' }, code),
        copyButton(code, 'the command'),
      );
    },
  };
}

/**
 * Ids begin again when the mocks do.
 *
 * @param {LogEntry} entry
 */
function keyOf({ id, at }) {
  return `${id} ${at}`;
}

/** @param {LogEntry} last @param {number} count */
function newsOf({ method, target, response, scenario = '' }, count) {
  const said = `${method} ${target}: ${response?.status ?? 'cut'} ${scenario}`;
  return count === 1 ? said : `${count} requests, the last ${said}`;
}
