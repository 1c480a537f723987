import { controlApi } from './api.js';
import { contractsView } from './contracts.js';
import { find, make, say } from './dom.js';
import { requestsView } from './requests.js';
import { sessionChooser } from './session.js';

const SECOND = 1000;
/** Others select too, tests for instance; what they select is asked for less often than requests. */
const TURNS = 3;

const sessions = sessionChooser(() => {
  requests.refresh();
  act(async () => {});
});
const api = controlApi(sessions.current);
const contracts = contractsView((change) => act(() => change(api)));
const requests = requestsView({ session: sessions.current, clear: () => act(clear) });
find('reset', HTMLButtonElement).addEventListener('click', () => act(resetAll));

async function clear() {
  await api.clearRequests();
  requests.empty();
}

async function resetAll() {
  await api.reset();
  requests.empty();
}

/** One after another: a sequence is built from what the last choice made of it. */
let queue = Promise.resolve();

/** @param {() => Promise<unknown>} change */
function act(change) {
  queue = queue.then(async () => {
    try {
      await change();
      blame('');
    } catch (error) {
      blame(messageOf(error));
    }
    // Also after a refusal: a switch goes back to what holds.
    await update().catch(lost);
  });
}

async function update() {
  const { contracts: served } = await api.state();
  contracts(served);
}

/** @type {number | undefined} */
let last;
let turn = 0;
let isLost = true;

async function turnOnce() {
  try {
    if (isLost) await begin();
    const { requests: entries } = await api.requests(last);
    for (const { id } of entries) last = Math.max(last ?? 0, id);
    sessions.learn(entries.map(({ session }) => session));
    // A sequence has moved on, and records may have changed.
    if (requests.add(entries) > 0 || turn % TURNS === 0) await update();
    turn += 1;
    isLost = false;
    say(find('reached', HTMLElement), 'Live');
    document.body.classList.remove('lost');
  } catch (error) {
    lost(error);
  }
}

/** At the start, and when the mocks are there again: they may be new ones, whose ids begin again. */
async function begin() {
  last = undefined;
  turn = 0;
  const { vendors } = await api.urls();
  const [first] = Object.values(vendors);
  if (first) requests.suggest(first.curl);
}

/** @param {unknown} error */
function lost(error) {
  isLost = true;
  document.body.classList.add('lost');
  // A browser's own words for it are "Failed to fetch".
  say(
    find('reached', HTMLElement),
    error instanceof TypeError ? 'The mocks do not answer' : messageOf(error),
  );
}

/** @param {string} message empty takes it away */
function blame(message) {
  const close = make('button', { class: 'small', onclick: () => blame('') }, 'Dismiss');
  find('problem', HTMLElement).replaceChildren(...(message ? [make('p', {}, message), close] : []));
}

/** @param {unknown} error */
function messageOf(error) {
  if (error instanceof TypeError) return 'The mocks do not answer; nothing was changed.';
  return error instanceof Error ? error.message : String(error);
}

let timer = setTimeout(follow);

async function follow() {
  clearTimeout(timer);
  if (document.hidden) return;
  // In the queue, so that no older state overtakes a newer one.
  queue = queue.then(turnOnce);
  await queue;
  clearTimeout(timer);
  timer = setTimeout(follow, SECOND);
}

document.addEventListener('visibilitychange', follow);
