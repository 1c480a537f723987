import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './support/run-cli.ts';

let folder: string;
let env: Record<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-usage-'));
  env = { DATABASE_FILE: join(folder, 'registry.db'), PORT: '0', LOG_LEVEL: 'silent' };
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Each command with what it needs, and the options that it has. */
const commands: [line: string[], options: string[]][] = [
  [['serve'], ['--demo']],
  [
    ['clients', 'add', '{}', '--vendor=tea'],
    ['--vendor', '--json'],
  ],
  [
    ['clients', 'import', 'clients.json', '--vendor=tea'],
    ['--vendor', '--json'],
  ],
  [
    ['clients', 'list'],
    ['--vendor', '--json'],
  ],
  [['clients', 'show', 'a', '--vendor=tea'], ['--vendor']],
  [['clients', 'disable', 'a', '--vendor=tea'], ['--vendor']],
  [['clients', 'enable', 'a', '--vendor=tea'], ['--vendor']],
  [
    ['tokens', 'issue', '--vendor=tea'],
    ['--vendor', '--client', '--scopes', '--expires', '--json'],
  ],
  [
    ['tokens', 'list'],
    ['--vendor', '--client', '--json'],
  ],
  [['tokens', 'revoke', 'a'], []],
];
const options: [name: string, ...rest: string[]][] = [
  ['--vendor', 'tea'],
  ['--client', 'a'],
  ['--scopes', 'a'],
  ['--expires', '30d'],
  ['--json'],
  ['--demo'],
  ['--colour'],
];
const nameOf = (line: readonly string[]) => line.slice(0, line[0] === 'serve' ? 1 : 2).join(' ');
const foreign = commands.flatMap(([line, own]) =>
  options.filter(([name]) => !own.includes(name)).map((option) => ({ line, option, name: nameOf(line) })),
);

test.each(foreign)('"$name" has no option $option', async ({ line, option, name }) => {
  const words = name.split(' ').length;
  const lines = [
    [...line, ...option],
    [...line.slice(0, words), ...option, ...line.slice(words)],
  ];
  for (const each of lines) {
    const { code, out, err } = await run(each, env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]+$/);
    expect(err).toMatch(`registry ${name}: unknown option '${option[0]}'`);
    expect(err).toMatch(`. See "registry ${name} --help".`);
  }
});

test.each(commands)('%j prints its help, with the options that it has', async (line, own) => {
  for (const flag of ['--help', '-h']) {
    const { code, out, err } = await run([...line, flag], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(`Usage: registry ${nameOf(line)}`);
    expect([...out.matchAll(/^ {2}(--\w+)/gm)].map(([, name]) => name)).toEqual(own);
  }
});

test.each([
  ['--help', ['serve', 'clients add', 'clients disable', 'tokens issue', 'tokens revoke', 'Exit codes']],
  ['clients --help', ['add', 'import', 'list', 'show', 'disable', 'enable']],
  ['tokens --help', ['issue', 'list', 'revoke']],
])('%s lists what there is', async (line, names) => {
  const { code, out, err } = await run(line.split(' '), env);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const name of names) expect(out).toMatch(name);
});

test('the README lists every command with the options that it has', () => {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `([a-z ]+[a-z])(?: <\w+>)?` \| (.*?) \|/gm)];
  const listed = rows.map(([, name = '', cell = '']) => [name, cell.match(/--\w+/g) ?? []]);
  expect(listed).toEqual(commands.map(([line, own]) => [nameOf(line), own]));
});

const VENDORS = 'one of tea, mug';
const EXPIRY = 'a time from now such as 30d, 12h or 15m, or a date such as 2027-01-31';
const ID = '1 to 255 printable characters';
const SCOPES = 'names of scopes, between commas';

test.each([
  // Commands
  ['', 'brew', "unknown command 'brew'"],
  ['', 'clints list', "unknown command 'clints' (Did you mean clients?)"],
  ['', 'toString', "unknown command 'toString'"],
  ['', 'help', "unknown command 'help'"],
  ['', '--json clients list', "unknown option '--json'"],
  ['clients', 'clients', 'a command is missing; expected one of add, import, list, show, disable, enable'],
  ['clients', 'clients lst', "unknown command 'lst' (Did you mean list?)"],
  ['clients', 'clients toString', "unknown command 'toString'"],
  ['clients', 'clients --vendor tea list', "unknown option '--vendor'"],
  ['tokens', 'tokens', 'a command is missing; expected one of issue, list, revoke'],
  // Options
  ['serve', '--version', "unknown option '--version'"],
  ['serve', '--demo=1', "option '--demo' takes no value"],
  ['clients list', 'clients list --client q --demo --expires nonsense', "unknown option '--client'"],
  ['clients list', 'clients list --jsn', "unknown option '--jsn' (Did you mean --json?)"],
  ['clients list', 'clients list --json=yes', "option '--json' takes no value"],
  ['clients list', 'clients list -x', "unknown option '-x'"],
  ['clients add', 'clients add {} --vendor tea --secret=canary', "unknown option '--secret'"],
  ['clients add', 'clients add {} --vendor tea -secret=canary', "unknown option '-secret'"],
  // Operands
  ['serve', 'serve now', 'too many arguments; expected none'],
  ['clients list', 'clients list tea', 'too many arguments; expected none'],
  ['tokens list', 'tokens list tea', 'too many arguments; expected none'],
  ['tokens issue', 'tokens issue --vendor tea green', 'too many arguments; expected none'],
  ['clients show', 'clients show --vendor tea a b', 'too many arguments; expected <id> alone'],
  ['clients add', 'clients add --vendor tea {} {canary}', 'too many arguments; expected <json> alone'],
  ['clients show', 'clients show --vendor tea', "missing required argument 'id'; expected the client's id"],
  [
    'clients add',
    'clients add --vendor tea',
    `missing required argument 'json'; expected the client as JSON, or "-" to read it from standard input`,
  ],
  [
    'clients import',
    'clients import --vendor tea',
    "missing required argument 'file'; expected a file that holds one client or a list of them",
  ],
  [
    'tokens revoke',
    'tokens revoke',
    `missing required argument 'id'; expected the id that "registry tokens list" prints, not the token`,
  ],
  // Values
  ['clients add', 'clients add {}', `required option '--vendor <name>' not specified; expected ${VENDORS}`],
  ['tokens issue', 'tokens issue', `required option '--vendor <name>' not specified; expected ${VENDORS}`],
  ['tokens issue', 'tokens issue --vendor', `option '--vendor <name>' argument missing; expected ${VENDORS}`],
  [
    'clients add',
    'clients add --vendor cup {}',
    `option '--vendor <name>' argument 'cup' is invalid. Expected ${VENDORS}`,
  ],
  [
    'clients list',
    'clients list --vendor=',
    `option '--vendor <name>' argument '' is invalid. Expected ${VENDORS}`,
  ],
  [
    'tokens issue',
    'tokens issue --vendor tea --vendor mug',
    "option '--vendor <name>' argument 'mug' is invalid. Expected it once",
  ],
  [
    'tokens list',
    'tokens list --client a --client b',
    "option '--client <id>' argument 'b' is invalid. Expected it once",
  ],
  [
    'tokens list',
    'tokens list --client --json',
    `option '--client <id>' argument missing; one that begins with "-" is written --client=..`,
  ],
  [
    'tokens issue',
    'tokens issue --vendor tea --scopes -h',
    `option '--scopes <names>' argument missing; one that begins with "-" is written --scopes=..`,
  ],
  ['tokens list', 'tokens list --client=', `option '--client <id>' argument '' is invalid. Expected ${ID}`],
  [
    'tokens issue',
    'tokens issue --vendor tea --scopes=,',
    `option '--scopes <names>' argument ',' is invalid. Expected ${SCOPES}`,
  ],
  [
    'tokens issue',
    'tokens issue --vendor tea --scopes a,"b"',
    `option '--scopes <names>' argument 'a,"b"' is invalid. Expected ${SCOPES}`,
  ],
  ...['soon', '30', '30w', '-1d', '2027-02-31', '2027-13-01', '2027-01-01T99:00', ''].map(
    (value): [string, string, string] => [
      'tokens issue',
      `tokens issue --vendor tea --expires=${value}`,
      `option '--expires <when>' argument '${value}' is invalid. Expected ${EXPIRY}`,
    ],
  ),
])('registry %s: %j is refused in one line', async (command, line, reason) => {
  const path = ['registry', command].join(' ').trim();
  expect(await run(line.split(' '), env)).toEqual({
    code: 2,
    out: '',
    err: `${path}: ${reason}. See "${path} --help".`,
  });
});

test.each([
  ['clients', 'show', '--vendor=tea', ''],
  ['clients', 'disable', '--vendor=tea', 'a\nb'],
  ['clients', 'enable', '--vendor=tea', '\u{d800}'],
  ['tokens', 'revoke', 'x'.repeat(256)],
  ['tokens', 'issue', '--vendor=tea', '--client', 'a\u{7f}'],
])('%j has an id that nothing can have', async (...line) => {
  const { code, out, err } = await run(line, env);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(
    / is invalid( for argument 'id')?\. Expected 1 to 255 printable characters\. See "registry/,
  );
  expect(err).not.toMatch(/\p{Cc}/u);
});

test('a value that begins with a dash is taken when it is written with "="', async () => {
  expect((await run(['tokens', 'list', '--client=-x'], env)).code).toBe(0);
  expect(await run(['clients', 'show', '--vendor=tea', '--', '-x'], env)).toMatchObject({
    code: 1,
    err: 'tea has no client -x. See "registry clients list".',
  });
});

test('without a command it serves, and nothing that was refused has touched the database', async () => {
  rmSync(join(folder, 'registry.db'), { force: true });
  expect((await run(['--colour'], env)).err).toMatch(/^registry serve: unknown option '--colour'/);
  expect(readdirSync(folder).filter((name) => name === 'registry.db')).toEqual([]);
  const { code, out } = await run([], env);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^Registry: http:\S+ over SQLite/) });
});
