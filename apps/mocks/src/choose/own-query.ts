import { FIELDS } from './said.ts';

const own = new Set([...FIELDS, 'session'].map((name) => `__${name}`));

/**
 * A request target without what is meant for the mock alone; the rest stays as it was sent.
 *
 * @example
 * ```ts
 * withoutOwnQuery('/teas?limit=1&__code=404'); // '/teas?limit=1'
 * ```
 */
export function withoutOwnQuery(target: string): string {
  if (!target.includes('__')) return target;
  const [path = '', ...rest] = target.split('?');
  if (rest.length === 0) return target;
  const pairs = rest.join('?').split('&');
  const kept = pairs.filter((pair) => !own.has([...new URLSearchParams(pair).keys()][0] ?? ''));
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}
