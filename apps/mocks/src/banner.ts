import type { Mocks } from './mocks.ts';

/**
 * What the program prints once it answers: where its page is, a line per vendor with its URL and a curl to
 * paste, and how to ask for something else.
 *
 * @example
 * ```ts
 * console.log(banner(mocks));
 * ```
 */
export function banner({ urls: { gateway, vendors }, stateful }: Pick<Mocks, 'stateful' | 'urls'>): string {
  const entries = Object.entries(vendors);
  const width = Math.max(...entries.map(([name]) => name.length));
  const lines = entries.map(([name, { url, curl }]) => `${name.padEnd(width)}  ${url}  ${curl}`);
  const origins = entries.map(([, { origin }]) => new URL(origin).port).join(', ');
  const what =
    entries.length === 1
      ? `one contract, also alone on port ${origins}`
      : `${entries.length} contracts; in this order, each also alone on port ${origins}`;
  return [
    `${gateway}/ lists every scenario, and chooses what is answered.`,
    '',
    ...lines,
    '',
    ...(stateful === undefined ? [] : [stateful, '']),
    `Prism answers for ${what}. Or ask for an answer:`,
    `add -H 'Prefer: code=404', -H 'Prefer: example=<Scenario>' or -H 'Prefer: dynamic=true'.`,
  ].join('\n');
}
