import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readOptions } from '../options.ts';
import { home } from '../write/programs.ts';
import { Repository } from './repository.ts';
import { runCommand } from './run-command.ts';

const repository = new Repository();
const elsewhere = mkdtempSync(join(tmpdir(), 'clientele-nowhere-'));
afterAll(() => {
  repository[Symbol.dispose]();
  rmSync(elsewhere, { recursive: true });
});
for (const [file, text] of [
  ['specs/orchard/openapi.yaml', 'openapi: 3.1.0\n'],
  ['packages/harbour/package.json', '{ "name": "@clientele/harbour" }\n'],
  ['apps/gate/package.json', '{ "name": "@clientele/lighthouse" }\n'],
  ['apps/gate/src/vendors/boruta.ts', "import '@clientele/boruta';\n"],
  ['docs/buddy.md', 'See packages/buddy/ and packages/buddy-system/.\n'],
  ['.changeset/dock.md', 'A dock.\n'],
  ['notes.txt', 'Nothing that is an API.\n'],
] as const) {
  mkdirSync(dirname(join(repository.root, file)), { recursive: true });
  writeFileSync(join(repository.root, file), text);
}
repository.commit();

it.each([
  ['Pets', '"Pets" cannot be the name'],
  ['2pets', '"2pets" cannot be the name'],
  ['pet_store', 'lower-case letters, digits and single hyphens'],
  ['pet--store', 'cannot be the name'],
  ['../pets', 'cannot be the name'],
  [`p${'e'.repeat(40)}t`, 'at most 40'],
  ['constructor', '"constructor" means something else'],
  ['dist', '"dist" means something else'],
  ['aux', '"aux" means something else'],
  ['buddy', 'There is a contract buddy already. `pnpm new-contract buddy --update`'],
  ['rules', 'specs/rules is there already'],
  ['orchard', 'specs/orchard is there already'],
  ['harbour', 'packages/harbour is there already'],
  ['lighthouse', '@clientele/lighthouse is the package of apps/gate/package.json'],
  ['dock', '.changeset/dock.md is there already'],
  ['buddy --update', 'specs/buddy/import.yaml is not there: the contract was not imported'],
  ['pets --update', 'pets is no contract of the register; expected one of buddy, '],
  ['--remove pets', 'There is no contract pets. The register has buddy, '],
  ['boruta --remove', 'boruta is named in apps/gate/src/vendors/boruta.ts.'],
  ['--remove buddy', 'buddy is named in docs/buddy.md.'],
])('refuses %s in one line and changes nothing', async (command, line) => {
  const { code, printed, complained } = await runCommand(repository.root, command);
  expect([code, printed]).toEqual([1, '']);
  expect(complained.split('\n')).toHaveLength(1);
  expect(complained).toContain(line);
  expect(repository.status()).toBe('');
});

it.each([
  ['', 'Expected the name'],
  ['pets dogs', 'Expected one name, got pets, dogs'],
  ['pets --form pets.yaml', "Unknown option '--form'"],
  ['pets --only /pets', '--only goes with --from'],
  ['pets --overlay pets.yaml', '--overlay goes with --from or --update'],
  ['pets --force', '--force goes with --remove'],
  ['pets --remove --from pets.yaml', '--remove and --from exclude each other'],
  ['pets --remove --update', '--remove and --update exclude each other'],
  ['pets --update --from pets.yaml --only pets', '--update takes the slice'],
])('does not understand "%s", and says how it is used', async (command, line) => {
  const { code, printed, complained } = await runCommand(repository.root, command);
  expect([code, printed]).toEqual([2, '']);
  expect(complained.split('\n')[0]).toContain(line);
  expect(complained).toContain('pnpm new-contract <name> [--from');
  expect(repository.status()).toBe('');
});

it('takes files by their way from here, so that nothing that is recorded names a machine', () => {
  const places = ['pets.json', resolve('specs/pets.json'), 'https://pets.example/openapi.json'];
  const words = places.flatMap((place) => ['--overlay', place]);
  const { from, overlay } = readOptions(['pets', '--from', resolve('pets.json'), ...words]);
  expect([from, ...(overlay ?? [])]).toEqual([
    'pets.json',
    'pets.json',
    join('specs', 'pets.json'),
    'https://pets.example/openapi.json',
  ]);
});

it('understands every command of its guide', () => {
  const guide = readFileSync(join(home, 'docs/new-contract.md'), 'utf8');
  const commands = [...guide.matchAll(/^pnpm new-contract (.+)$/gm)].map(([, words = '']) =>
    words.split(' '),
  );
  expect(commands.map((words) => readOptions(words).name)).toEqual(commands.map(() => 'pet-store'));
  expect(commands.length).toBeGreaterThan(4);
});

it('works in a clone of this repository alone', async () => {
  const { code, complained } = await runCommand(elsewhere, 'pets');
  expect([code, complained]).toEqual([
    1,
    expect.stringContaining('has no redocly.yaml. Run this in the root'),
  ]);
});
