import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const main = resolve(import.meta.dirname, '../main.ts');
const repository = join(import.meta.dirname, 'repository');
const root = mkdtempSync(join(tmpdir(), 'clientele-lint-'));
afterAll(() => rmSync(root, { recursive: true }));

const TEA = 'specs/tea/paths/teas.yaml';
const NO_HOUSE_TEA = ['redocly.yaml', / {2}house-tea:[\s\S]*/, ''] as const;

interface Row {
  what: string;
  edits: (readonly [file: string, from: RegExp, to: string])[];
  code: number;
  stdout: string[];
  stderr: string;
}

const rows: Row[] = [
  {
    what: 'shows what is an error in a contract of the house, and counts it in an imported one',
    edits: [[TEA, /None.yaml/, 'None.yaml#/nowhere']],
    code: 1,
    stdout: [
      'specs/tea/openapi.yaml:7:16 error house/summary-style\n',
      'The description does not end with a full stop. Write sentences, and end them.',
      '7 |   description: Tea and pots\n  |                ^^^^^^^^^^^^',
      'There is no `nowhere` in `None.yaml#`. Point to what is there.\n',
      'specs/tea/paths/pots_{pot_id}.yaml:15:3 error house/todo\n',
      'tea: 11 to-dos left (3 provenance, 2 retry, 2 wording, 1 decisions, 1 names, 1 references, 1 scenarios); `pnpm todos tea` lists them.\n',
      'spoons: no to-dos left. Without `extends` in redocly.yaml it is a contract of the house.\n',
    ],
    stderr: '3 contracts: 11 errors.\n',
  },
  {
    what: 'fails for no to-do',
    edits: [NO_HOUSE_TEA],
    code: 0,
    stdout: ['tea: 10 to-dos left'],
    stderr: '2 contracts: no errors.\n',
  },
  {
    what: 'minds no reference in data, and each elsewhere',
    edits: [
      NO_HOUSE_TEA,
      [TEA, /x-retry: never/, 'x-retry: never\n  x-badge: { $ref: badge.svg }'],
      [TEA, /(schema: .*)/, "$1\n        example: { pot: { $ref: '#/pots/7' } }"],
      [TEA, /description: It is there.,/, "$& headers: { x-pot: { $ref: '#/pot' } },"],
    ],
    code: 0,
    stdout: ['1 references'],
    stderr: '2 contracts: no errors.\n',
  },
  {
    what: 'fails in an imported contract for what one made an error, what cannot be read, and what no one knows',
    edits: [
      NO_HOUSE_TEA,
      ['redocly.yaml', /output: tea.json/, 'output: tea.json\n    outputs: two'],
      [
        'redocly.yaml',
        /output: tea.json/,
        'output: tea.json\n    rules: { house/retry: error, house/taste: error }',
      ],
      ['specs/tea/components/schemas/Pot.yaml', /type: object/, 'type: [object'],
      [TEA, /responses\/None/, 'responses/Nobody'],
    ],
    code: 1,
    stdout: [
      'redocly.yaml:11:5 error struct\nProperty `outputs` is not expected here. Take it out, or begin its name with `x-`.\n',
      `${TEA}:5:3 error house/retry\n`,
      `${TEA}:12:20 error no-unresolved-refs\nThere is no file \`components/responses/Nobody.yaml\`.`,
      'specs/tea/components/schemas/Pot.yaml:1:7 error syntax\nThis is no YAML: a list or mapping in brackets is not closed.',
      'tea: 7 to-dos left (',
    ],
    stderr: 'redocly.yaml: there is no rule house/taste.\n2 contracts: 6 errors.\n',
  },
  {
    what: 'says which root cannot be read',
    edits: [['redocly.yaml', /specs\/spoons/, 'specs/forks']],
    code: 2,
    stdout: ['redocly.yaml:12:11 error register\n', '12 |   root: specs/forks/openapi.yaml\n'],
    stderr: '3 contracts: 11 errors.\n',
  },
];

it.each(rows)('$what', ({ what, edits, code, stdout, stderr }) => {
  const said = lint(copy(what, edits));
  expect(said).toMatchObject({ status: code, stderr: expect.stringContaining(stderr) });
  for (const text of stdout) expect(said.stdout).toContain(text);
});

function copy(name: string, edits: Row['edits']): string {
  const folder = join(root, name);
  cpSync(repository, folder, { recursive: true });
  const plugin = [
    'redocly.yaml',
    /\.\.\/\.\.\/\.\.\/rules/,
    resolve(import.meta.dirname, '../../rules'),
  ] as const;
  for (const [file, from, to] of [plugin, ...edits]) {
    const before = readFileSync(join(folder, file), 'utf8');
    expect(before).toMatch(from);
    writeFileSync(join(folder, file), before.replace(from, to));
  }
  return folder;
}

function lint(cwd: string) {
  const env = { ...process.env, NO_COLOR: '1' };
  return spawnSync(process.execPath, [main], { cwd, env, encoding: 'utf8' });
}
