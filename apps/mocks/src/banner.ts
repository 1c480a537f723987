import type { Mocks } from './start-mocks.ts';

/**
 * What the program prints once it answers: a line per vendor with its URL and a curl to paste.
 *
 * @example
 * ```ts
 * console.log(banner(mocks.urls));
 * ```
 */
export function banner({ gateway, vendors }: Mocks['urls']): string {
  const entries = Object.entries(vendors);
  const width = Math.max(...entries.map(([name]) => name.length));
  const lines = entries.map(([name, { url, curl }]) => `${name.padEnd(width)}  ${url}  ${curl}`);
  const origins = entries.map(([, { origin }]) => new URL(origin).port).join(', ');
  return [
    `Prism answers for ${entries.length} contracts at ${gateway}; in this order, each also alone on port ${origins}.`,
    '',
    ...lines,
    '',
    `Any other answer: add -H 'Prefer: code=404', -H 'Prefer: example=<Scenario>' or -H 'Prefer: dynamic=true'.`,
  ].join('\n');
}
