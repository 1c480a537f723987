import type { Mocks } from './start-mocks.ts';

/**
 * What the program prints once it answers: each vendor's URLs and a curl to paste.
 *
 * @example
 * ```ts
 * console.log(banner(mocks.urls));
 * ```
 */
export function banner({ gateway, vendors }: Mocks['urls']): string {
  const entries = Object.entries(vendors);
  const width = Math.max(...entries.map(([name]) => name.length));
  const lines = entries.map(
    ([name, { url, origin, curl }]) =>
      `${name.padEnd(width)}  ${url.padEnd(gateway.length + width + 1)}  or ${origin}\n  ${curl}\n`,
  );
  return [
    `Prism answers for ${entries.length} contracts at ${gateway}. Stop it with Ctrl-C.\n`,
    ...lines,
    `Any other answer: add -H 'Prefer: code=404', -H 'Prefer: example=<Scenario>' or -H 'Prefer: dynamic=true'.`,
  ].join('\n');
}
