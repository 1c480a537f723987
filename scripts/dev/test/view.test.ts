import { stripVTControlCharacters } from 'node:util';
import type { Cause } from '@clientele/specs/lint';
import { describe, expect, it } from 'vitest';
import type { DevEvent } from '../events.ts';
import { plainLines } from '../terminal/plain-lines.ts';
import { printable } from '../terminal/printable.ts';
import { fold, lastSaved, nothingYet, type State } from '../terminal/state.ts';
import { view } from '../terminal/view.ts';

const root = '/repository';
const file = `${root}/specs/tea/components/schemas/Tea.yaml`;
const keys = ['h keys   q quit'];
const gateway = 'http://localhost:4010';

const served = (contract: string, milliseconds = 180): DevEvent => {
  return { kind: 'served', contract, operations: 1, scenarios: 4, toDos: 0, milliseconds };
};
const saved = (...contracts: string[]): DevEvent => ({ kind: 'saved', files: [file], contracts });
const cause: Cause = {
  ...{ rule: 'struct', severity: 'error', message: 'Property `titel` is not expected here.' },
  ...{ suggestions: ['title'], file, line: 2, column: 1, frame: '2 | titel: Tea', also: [] },
};
const refused = (contract: string, serves: 'last good' | 'nothing' = 'last good'): DevEvent => {
  return { kind: 'refused', contract, causes: [cause], serves, milliseconds: 40 };
};
const ready: DevEvent = { kind: 'ready', gateway, milliseconds: 2000 };
const start = [served('tea'), served('pot'), ready];

function after(events: readonly DevEvent[]): State {
  return events.reduce((state, event, index) => fold(state, event, `10:00:0${index % 10}`), nothingYet);
}

function screen(events: readonly DevEvent[], { columns = 120, rows = 24 } = {}): string {
  return view(after(events), { root, columns, rows, color: false, keys }).join('\n');
}

it.each([
  ['none of several, when nothing was saved', start, undefined],
  ['the only one there is', [served('tea'), ready], 'tea'],
  ['the one that was saved last', [...start, saved('tea'), saved('pot'), served('tea')], 'pot'],
])('keys are for %s', (_, events, expected) => {
  expect(lastSaved(after(events))).toBe(expected);
});

describe('what is drawn', () => {
  const rows: [string, DevEvent[], (string | RegExp)[]][] = [
    ['nothing yet', [], ['Reading the contracts ...']],
    [
      'contracts that are read',
      [served('tea')],
      [/^✓ tea {2}1 operation, 4 scenarios {4}10:00:00 served 180 ms$/m],
    ],
    [
      'all current',
      start,
      [
        `Watching specs/  ${gateway}  2 contracts, all current`,
        `✓ tea  1 operation, 4 scenarios  ${gateway}/tea  10:00:00 served 180 ms`,
        'h keys   q quit',
      ],
    ],
    ['to-dos', [{ ...served('tea'), toDos: 1 } as DevEvent], ['1 operation, 4 scenarios, 1 to-do ']],
    ['a save', [...start, saved('tea')], [/✓ tea .*10:00:03 saved$/m, /✓ pot .*10:00:01 served/]],
    [
      'a contract that is no good',
      [...start, saved('tea'), refused('tea')],
      [
        '2 contracts, 1 with problems',
        /^✗ tea .* 10:00:04 refused, serves last good$/m,
        /^specs\/tea\/components\/schemas\/Tea\.yaml:2:1 [\s\S]*Property `titel` is not expected here\.[\s\S]*\n2 \| titel: Tea$/m,
      ],
    ],
    ['one that never was good', [refused('tea', 'nothing'), ready], [/^✗ tea .*serves nothing$/m]],
    [
      'a contract that is mended',
      [...start, refused('tea'), saved('tea'), served('tea')],
      ['2 contracts, all current', /^✓ tea/m],
    ],
    [
      'scenarios that do not follow',
      [
        ...start,
        {
          ...{ kind: 'checked', contract: 'pot', checked: 3, milliseconds: 200 },
          faults: [{ scenario: 'Pour', file, line: 3, message: 'is "cold"', differences: [] }],
        },
      ],
      [/^! pot/m, 'specs/tea/components/schemas/Tea.yaml:3', 'Pour', '1 with problems'],
    ],
    [
      'why scenarios were not checked, of what is edited',
      [
        ...start,
        saved('tea'),
        ...['tea', 'pot'].map((contract): DevEvent => {
          return { kind: 'checked', contract, checked: 0, faults: [], unchecked: 'so', milliseconds: 1 };
        }),
      ],
      ['\ntea: scenarios not checked: so\n', /^(?![\s\S]*pot: scenarios)/],
    ],
    [
      'what an edit means',
      [
        ...start,
        saved('tea'),
        served('tea'),
        { kind: 'generated', contract: 'tea', findings: ['tea: left out'], milliseconds: 640 },
        {
          ...{ kind: 'weighed', contract: 'tea', clients: 'minor', servers: 'major', milliseconds: 1400 },
          line: 'tea: Tea.leaf became required; breaking for servers',
        },
      ],
      [
        '10:00:06 served 180 ms, types 640 ms, weighed 1.4 s',
        'tea: left out',
        '\ntea: Tea.leaf became required; breaking for servers\n',
      ],
    ],
    [
      'a register that is no good',
      [...start, { kind: 'failed', message: 'redocly.yaml:3 is no YAML' }],
      ['\nredocly.yaml:3 is no YAML\n'],
    ],
    [
      'what fails for one contract',
      [...start, { kind: 'failed', contract: 'pot', message: 'the disk is full' }],
      [/^! pot/m, '\npot: the disk is full\n'],
    ],
    [
      'contracts that come and go',
      [...start, { kind: 'registered', added: ['cup'], removed: ['tea'] }],
      [/^· cup/m, /^✓ pot/m],
    ],
  ];
  it.each(rows)('%s', (_, events, expected) => {
    const text = screen(events, { columns: 160 });
    for (const part of expected)
      expect(text).toEqual(
        typeof part === 'string' ? expect.stringContaining(part) : expect.stringMatching(part),
      );
  });

  it.each([
    ['a problem', [...start, refused('tea'), served('tea')], 'titel'],
    ['what failed', [...start, { kind: 'failed', contract: 'tea', message: 'oh' }, served('tea')], 'oh'],
    [
      'a register',
      [...start, { kind: 'failed', message: 'oh' }, { kind: 'registered', added: [], removed: [] }],
      'oh',
    ],
    ['a contract', [...start, { kind: 'registered', added: [], removed: ['tea'] }], 'tea'],
  ] as [string, DevEvent[], string][])('no more of %s that is mended or gone', (_, events, text) => {
    expect(screen(events)).not.toContain(text);
  });

  const many = Array.from({ length: 100 }, (_, index) => served(`contract-${index}`));
  it('of a hundred contracts those with problems and those that were saved last', () => {
    const text = screen([...many, ready, saved('contract-70'), refused('contract-50')]);
    expect(text.split('\n').slice(2, 4)).toEqual([
      expect.stringContaining('✗ contract-50'),
      expect.stringContaining('✓ contract-70'),
    ]);
    expect(text).toMatch(/^ {2}and (\d+) more, all current$/m);
  });

  it('in a low terminal the keys below a problem', () => {
    const lines = screen([served('tea'), ready, refused('tea')], { rows: 10 }).split('\n');
    expect(lines.at(-1)).toBe(keys[0]);
  });

  it('fits into terminals of every size', () => {
    const states = [
      after([...many, ready, refused('contract-3'), saved('contract-4'), served('contract-4')]),
      after([
        ...start,
        {
          kind: 'refused',
          contract: 'tea',
          causes: Array(40).fill(cause),
          serves: 'nothing',
          milliseconds: 1,
        },
      ]),
    ];
    for (const state of states)
      for (const columns of [20, 60, 61, 80, 119, 200])
        for (const rows of [8, 10, 24, 60]) {
          const lines = view(state, { root, columns, rows, color: true, keys, note: 'word '.repeat(30) });
          expect(lines.length).toBeLessThanOrEqual(rows);
          for (const line of lines)
            expect(stripVTControlCharacters(line).length, line).toBeLessThanOrEqual(columns);
        }
  });

  it('has colours only where they are wanted', () => {
    const state = after([...start, refused('tea')]);
    const drawn = (color: boolean) => view(state, { root, columns: 80, rows: 24, color, keys }).join('\n');
    expect(drawn(true)).toContain('\u001B[31m');
    expect(stripVTControlCharacters(drawn(true))).toBe(drawn(false));
    expect(drawn(false)).not.toContain('\u001B');
  });
});

describe('what is printed without a terminal', () => {
  const many = Array(50).fill(file);
  const rows: [string, DevEvent, string][] = [
    ['the start', ready, 'ready: 2 contracts at http://localhost:4010'],
    ['a save', saved('tea', 'pot'), 'saved: specs/tea/components/schemas/Tea.yaml (tea, pot)'],
    ['many files', { kind: 'saved', files: many, contracts: [] }, ', 45 more (of no contract)'],
    ['a new contract', served('tea'), 'tea: served 180 ms (1 operation, 4 scenarios)'],
    [
      'one that is no good',
      refused('tea'),
      'tea: refused, serves last good\nspecs/tea/components/schemas/Tea.yaml:2:1',
    ],
    [
      'why scenarios were not checked',
      { kind: 'checked', contract: 'tea', checked: 0, faults: [], unchecked: 'so', milliseconds: 1 },
      'tea: scenarios not checked: so',
    ],
    [
      'what would steer a terminal',
      printable({ kind: 'failed', message: 'a\r\n\u001B[2Jb\u009Bc' }),
      'a\n\uFFFD[2Jb\uFFFDc',
    ],
    [
      'an edit without meaning',
      { kind: 'weighed', contract: 'tea', clients: 'none', servers: 'none', milliseconds: 1000 },
      'tea: nothing changes for consumers (weighed 1.0 s)',
    ],
    [
      'the register',
      { kind: 'registered', added: ['cup'], removed: ['pot'] },
      'cup: new in the register\npot: not in the register any more',
    ],
    ['what fails', { kind: 'failed', message: 'oh' }, 'oh'],
  ];
  it.each(rows)('of %s', (_, event, expected) => {
    expect(plainLines(event, after(start), { root, color: false }).join('\n')).toContain(expected);
  });
});
