import { make } from './dom.js';

/**
 * @typedef {import('../../sessions/request-log.ts').LogEntry} LogEntry
 * @typedef {LogEntry['violations'][number]} Violation
 */

/** @type {Record<string, string>} */
const reasons = {
  prefer: 'by Prefer',
  query: 'by query',
  cookie: 'by cookie',
  control: 'chosen',
  cause: 'by its fault',
  request: 'same request',
  first: 'first example',
  generated: 'generated',
  stateful: 'stateful',
};

/**
 * One request of the log, which opens to its headers and bodies.
 *
 * @param {LogEntry} entry
 */
export function entryView(entry) {
  const { at, method, target, response, scenario, reason, session, violations, milliseconds } = entry;
  const status = response?.status;
  const marks = [
    reason && (reasons[reason] ?? reason),
    session && make('span', { class: 'mark', title: 'Session' }, session),
  ];
  const [first, ...others] = violations;
  const summary = make(
    'summary',
    {},
    make('time', { datetime: at }, new Date(at).toLocaleTimeString('en-GB')),
    make('span', { class: 'method' }, method),
    make(
      'code',
      { class: 'target', title: `/${entry.contract}${target}` },
      make('span', { class: 'of' }, `/${entry.contract}`),
      target,
    ),
    make(
      'span',
      { class: `status s${Math.floor((status ?? 0) / 100)}` },
      status === undefined ? 'cut' : String(status),
    ),
    make('span', { class: 'why' }, make('span', { class: 'named' }, scenario), ...marks),
    make('span', { class: 'took' }, `${Math.round(milliseconds)} ms`),
    first &&
      make(
        'span',
        { class: 'first' },
        violationLine(first),
        others.length > 0 ? ` and ${others.length} more` : '',
      ),
  );
  const element = make('details', { class: 'entry' }, summary);
  // A thousand bodies that nobody looks at would slow the page down.
  element.addEventListener('toggle', () => element.append(whole(entry)), { once: true });
  return make('li', {}, element);
}

/** @param {Violation} violation */
function violationLine({ location, message, place }) {
  return make(
    'span',
    { class: 'violation' },
    make('code', {}, location.join('.')),
    ` ${message} `,
    place && make('code', { class: 'place' }, ...breakable(place)),
  );
}

/**
 * A path may be broken where its folders end.
 *
 * @param {string} path
 */
function breakable(path) {
  return path.split(/(?<=\/)/).flatMap((part) => [part, make('wbr')]);
}

/** @param {LogEntry} entry */
function whole({ violations, request, response }) {
  const found = violations.length > 0 && [
    make('h3', {}, violations.length === 1 ? '1 violation' : `${violations.length} violations`),
    make(
      'ul',
      { class: 'violations' },
      ...violations.map((violation) => make('li', {}, violationLine(violation))),
    ),
  ];
  return make(
    'div',
    { class: 'whole' },
    ...(found || []),
    ...message('Request', request),
    ...(response
      ? message('Response', response)
      : [make('h3', {}, 'Response'), make('p', { class: 'quiet' }, 'The connection was cut.')]),
  );
}

/**
 * @param {string} title
 * @param {{ headers: Readonly<Record<string, unknown>>, body?: unknown }} message
 */
function message(title, { headers, body }) {
  const lines = Object.entries(headers).flatMap(([name, value]) => [
    make('dt', {}, name),
    make('dd', {}, String(value)),
  ]);
  const text = bodyText(body);
  return [
    make('h3', {}, title),
    make('dl', {}, ...lines),
    text === ''
      ? make('p', { class: 'quiet' }, 'No body.')
      : make('pre', { tabindex: '0', 'aria-label': `Body of the ${title.toLowerCase()}` }, text),
  ];
}

/** @param {unknown} body */
function bodyText(body) {
  if (body === undefined || body === null || body === '') return '';
  if (typeof body !== 'string') return JSON.stringify(body, null, 2);
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body; // it need not be JSON, and a long one is cut
  }
}
