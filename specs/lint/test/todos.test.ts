import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { todos } from '../todos.ts';

const root = join(import.meta.dirname, 'repository');
const program = resolve(import.meta.dirname, '../todos-main.ts');

const TEA = 'specs/tea/components/schemas/TeaModel.yaml:2:1 house/provenance';
const POT = 'specs/tea/components/schemas/Pot.yaml:2:1 house/provenance';
const NONE = [
  'specs/tea/components/responses/None.yaml:1:14 house/summary-style',
  'specs/tea/components/responses/None.yaml:7:7 house/scenario-names',
];
const NAME = 'specs/tea/paths/teas.yaml:9:25 house/file-name';
const CREATE = [
  '# createTea, POST /teas: 3 to-dos',
  'specs/tea/paths/teas.yaml:5:3 house/retry',
  NAME,
  'specs/tea/paths/teas.yaml:11:41 house/provenance',
];
const REPLACE = [
  '# replacePot, PUT /pots/{pot_id}: 1 to-do',
  'specs/tea/paths/pots_{pot_id}.yaml:15:3 house/todo',
];
const DELETE = ['# deleteStove, DELETE /stove: 1 to-do', 'specs/tea/openapi.yaml:18:7 house/retry'];
const COUNT =
  'tea: 10 to-dos left (3 provenance, 2 retry, 2 wording, 1 decisions, 1 names, 1 scenarios); `pnpm todos tea` lists them.';
const DONE = 'spoons: no to-dos left. Without `extends` in redocly.yaml it is a contract of the house.';

const lists: [what: string, given: string[], lines: string[]][] = [
  ['how much there is in each contract', [], [COUNT, DONE]],
  [
    'operation by operation, then what they share',
    ['tea'],
    [
      ...[...CREATE, ...REPLACE, ...DELETE],
      ...[
        '# What operations share: 5 to-dos',
        ...[...NONE, POT, TEA],
        'specs/tea/openapi.yaml:7:16 house/summary-style',
      ],
      COUNT,
    ],
  ],
  ['that nothing is left', ['spoons'], [DONE]],
  [
    'an operation, and what it reaches once, however it goes round',
    ['tea', 'createTea'],
    [...CREATE, '# What it reaches: 4 to-dos', ...NONE, POT, TEA],
  ],
  [
    'a name that is written where another operation is',
    ['tea', 'replacePot'],
    [...REPLACE, '# What it reaches: 3 to-dos', POT, TEA, NAME],
  ],
  ['an operation in the root', ['tea', 'deleteStove'], [...DELETE, '# What it reaches: 2 to-dos', ...NONE]],
  [
    'that nothing is left in an operation beside another',
    ['tea', 'deletePot'],
    ['deletePot, DELETE /pots/{pot_id}: no to-dos left, and none in what it reaches.'],
  ],
];

it.each(lists)('lists %s', async (_what, [name, operationId], lines) => {
  const found = await todos(root, name, operationId);
  // The rules say the rest.
  expect(found.map((line) => line.replace(/(house\/\S+) .+/, '$1'))).toEqual(lines);
});

it('lists what a rule says', async () => {
  expect(await todos(root, 'tea', 'replacePot')).toContain(`${REPLACE[1]} Which pot was meant?`);
});

it.each([
  [
    'house-tea',
    undefined,
    'house-tea is a contract of the house: `pnpm lint` shows what is wrong with it. Imported: tea, spoons.',
  ],
  ['coffee', undefined, 'There is no contract "coffee". Imported: tea, spoons.'],
  ['tea', 'pot', 'tea has no operation "pot"; those alike: deletePot, replacePot.'],
  ['tea', 'cup', 'tea has no operation "cup"; it has: createTea, deletePot, replacePot, deleteStove.'],
])('says of %s %s what there is', async (name, operationId, message) => {
  await expect(todos(root, name, operationId)).rejects.toThrow(message);
});

it.each([
  [['tea', 'deletePot'], 0, /^deletePot, DELETE/, /^$/],
  [['coffee'], 1, /^$/, /^There is no contract "coffee"\. .+\n$/],
  [['tea', 'a', 'b'], 2, /^$/, /^Expected a contract and an operation, got "tea a b"\.\n\npnpm todos/],
])('pnpm todos %j ends with %i', (given, code, out, error) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...given], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stdout, stderr]).toEqual([code, expect.stringMatching(out), expect.stringMatching(error)]);
});
