import { expect, it } from 'vitest';
import type { Facts } from '../facts/gather.ts';
import { pageOf } from '../page.ts';
import { writeHtml } from '../render/to-html.ts';
import { writeMarkdown } from '../render/to-markdown.ts';
import { boats, quiet, run } from './quiet.ts';

/** What GitHub takes as a comment. */
const most = 65_536;

const manyLines = (count: number): Partial<Facts> => ({
  contracts: Array.from({ length: 5 }, (_, index) => ({
    ...boats,
    name: `boats-${index}`,
    files: [
      {
        file: 'a.yaml',
        state: 'changed',
        lines: Array.from({ length: count }, (_, line) => `+line ${line}.`),
      },
    ],
  })),
});
const manyFailures = (count: number): Partial<Facts> => ({
  run: {
    ...run,
    record: {
      ...run.record,
      failures: Array.from({ length: count }, (_, index) => ({
        place: 'boats',
        command: `pnpm unit ${index}`,
        reason: 'red',
      })),
    },
  },
});
const manyContracts = (count: number): Partial<Facts> => ({
  contracts: Array.from({ length: count }, (_, index) => ({
    ...boats,
    name: `boats-${index}`,
    files: [{ file: `specs/boats-${index}/openapi.yaml`, state: 'changed', lines: ['+a'] }],
  })),
});

it.each<readonly [string, Partial<Facts>, string, string]>([
  ['short diffs whole', manyLines(5), '+line 4.', '+line 4.'],
  ['long diffs in part', manyLines(400), '280 more lines in the HTML report.', '+line 399.'],
  [
    'very many failures in part',
    manyFailures(3000),
    '2900 more entries in the HTML report.',
    'pnpm unit 2999',
  ],
  ['very many contracts in part', manyContracts(2000), ' more parts in the HTML report.', 'boats-1999'],
])('has %s', (_what, facts, inMarkdown, inHtml) => {
  const page = pageOf({ ...quiet, ...facts });
  const markdown = writeMarkdown(page);
  expect(markdown.length).toBeLessThan(most);
  expect(markdown).toContain(inMarkdown);
  expect(markdown).toContain('# What this change means');
  expect(writeHtml(page)).toContain(inHtml);
});
