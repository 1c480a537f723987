import { expect, it } from 'vitest';
import type { ContractFacts } from '../facts/contracts.ts';
import type { Facts } from '../facts/gather.ts';
import { pageOf } from '../page.ts';
import { writeHtml } from '../render/to-html.ts';
import { writeMarkdown } from '../render/to-markdown.ts';
import { boats, quiet, run } from './quiet.ts';

const failure = {
  place: 'boats',
  command: "pnpm unit packages/boats -t 'paints'",
  reason: 'red is not blue',
};
const error = {
  ...{ place: 'specs/boats/openapi.yaml:3:5', rule: 'struct', message: 'Property `sumary` is unknown.' },
  ...{ fix: 'Did you mean `summary`?', frame: '> 3 | sumary: x' },
};

/** What is the case, and what a reader finds in both outputs. */
const states: readonly (readonly [state: string, facts: Partial<Facts>, told: readonly string[]])[] = [
  [
    'nothing',
    {},
    [
      'No contract was touched. Nothing that is published changed for its users. The tests were not run here.',
      'The exported types are what they were.',
      'To the byte what it was: boats.',
      'No request and no response of a scenario changed.',
      'No run yet: npm test.',
      'Every contract is one of the house: nothing is to do.',
    ],
  ],
  [
    'a run that was green',
    { run },
    ['Tests are green (12 passed, 2026-11-21 16:05 UTC).', 'on commit fedcba987.', 'None: 12 passed'],
  ],
  [
    'a run that was red',
    { run: { ...run, record: { ...run.record, failures: [failure], stopped: 'The rest was not run.' } } },
    ['Tests are red: 1 failure', `${failure.command} boats: red is not blue`, 'The rest was not run.'],
  ],
  [
    'a run of something else',
    { run: { ...run, stale: '`a.yaml` was edited after it.' } },
    ['not of what is here now: a.yaml was edited after it).', 'Run the tests: npm test.'],
  ],
  [
    'cells that nothing met',
    { run: { ...run, coverage: [cells('clients'), cells('registry-sqlite')] } },
    [
      'boats: 1 cell missing in clients; pnpm unit packages/boats/test/clients.test.ts runs what fills them',
      'pnpm unit apps/registry/test/contracts -t boats',
      'paintBoat 200 Paint sdk',
    ],
  ],
  [
    'a broken contract',
    {
      contracts: [now({ problems: { value: { errors: [error], toDos: {} } } })],
      weighed: { ...quiet.weighed, leftOut: ['boats'] },
    },
    [
      'Not known for boats, which is broken.',
      'Mend 1 lint error in boats: pnpm lint.',
      'specs/boats/openapi.yaml:3:5 Property sumary is unknown. Did you mean summary? (struct)',
      '3 | sumary: x',
      '3 | sumary: x',
      'Not compared, because lint finds errors: boats.',
    ],
  ],
  [
    'a contract that cannot be read',
    {
      contracts: [{ ...now({ problems: { unknown: 'No YAML.' } }), scenarios: { unknown: 'No YAML.' } }],
    },
    ['boats cannot be read: see pnpm lint.', 'Not compared. No YAML.'],
  ],
  [
    'code that does not compile',
    { weighed: { diff: { unknown: 'The code does not compile.' }, leftOut: [] } },
    [
      'What it means for users is not known: it could not be compared.',
      'Not compared. The code does not compile.',
    ],
  ],
  [
    'a size that was not measured',
    { contracts: [{ ...boats, before: { ...boats.now, sizes: { unknown: 'no generator then' } } }] },
    ['before not measured: no generator then'],
  ],
  [
    'a size that grew',
    {
      contracts: [
        { ...boats, before: { ...boats.now, sizes: { value: { fn: 'paintBoat', bytes: { '.': 2990 } } } } },
      ],
    },
    ['2990 to 3000 (+10)'],
  ],
  [
    'to-dos of an imported contract',
    {
      contracts: [
        { ...now({ problems: { value: { errors: [], toDos: { 'house/retry': 2 } } } }), level: 'imported' },
      ],
    },
    ['2 house/retry', 'pnpm todos boats'],
  ],
  [
    'an edit',
    {
      contracts: [
        {
          ...boats,
          edits: { value: [{ words: 'Boat.color became required', impact: 'major', isTyped: true }] },
        },
      ],
    },
    ['boats: Boat.color became required.'],
  ],
  [
    'a generator that changed',
    {
      contracts: [
        {
          ...boats,
          generated: { value: [{ file: 'packages/boats/generated/a.ts', state: 'changed', lines: ['+a'] }] },
        },
      ],
    },
    [
      'The sources that are generated for boats differ, though what these contracts say does not.',
      'a.ts: +1 −0',
    ],
  ],
  ['a contract that is gone', { removed: ['rafts'] }, ['Gone from the register: rafts.']],
];

it.each(states)('tells of %s', (_state, facts, told) => {
  const page = pageOf({ ...quiet, ...facts });
  const html = wordsOf(writeHtml(page).replace(/<style>[\s\S]*<\/style>/, ''));
  const markdown = wordsOf(writeMarkdown(page).replaceAll(/[`*\\]/g, ''));
  for (const sentence of told) {
    expect(html).toContain(sentence);
    expect(markdown).toContain(sentence);
  }
});

function now(side: Partial<ContractFacts['now']>): ContractFacts {
  return { ...boats, now: { ...boats.now, ...side } };
}

function cells(suite: string) {
  return { contract: 'boats', suite, covered: 3, documented: 4, missing: ['paintBoat 200 Paint sdk'] };
}

/** As they are read, without what marks them up. */
function wordsOf(text: string): string {
  const entities: Record<string, string> = { '&#x3C;': '<', '&#x26;': '&', '&#x3B;': ';' };
  const plain = text.replaceAll(/<[^<>]*>/g, (tag) => (/^<\/?(?:code|strong|a)\b/.test(tag) ? '' : ' '));
  return plain.replaceAll(/&#x\w+;/g, (entity) => entities[entity] ?? entity).replaceAll(/\s+/g, ' ');
}
