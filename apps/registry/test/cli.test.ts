import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { run as runWith } from './support/run-cli.ts';

let folder: string;
let env: Record<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  env = { DATABASE_FILE: join(folder, `${Math.random()}.db`) };
});

const run = (args: readonly string[], input?: string) => runWith(args, env, input);

function save(content: string): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, content);
  return file;
}

test('a client is added, listed and shown; its new secret is printed once', async () => {
  const added = await run(['clients', 'add', '--vendor', 'tea', '{"name":"Sencha","tea_id":"green"}']);
  expect(added).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Added tea green\n {2}secret, shown this once: [\w-]{43}$/),
  });
  const secret = added.out.split(' ').at(-1) ?? '';
  const listed = await run(['clients', 'list']);
  const shown = await run(['clients', 'show', '--vendor', 'tea', 'green']);
  expect(listed.out).toMatch(/^tea +green +enabled +2026-03-01T12:00:00.000Z$/m);
  expect(JSON.parse(shown.out)).toMatchObject({
    record: { name: 'Sencha' },
    secrets: ['secret'],
    history: [],
  });
  expect(listed.out + shown.out).not.toContain(secret);
});

test("an operator's own secret is not printed, also not from standard input", async () => {
  const added = await run(['clients', 'add', '--vendor', 'tea', '-'], '{"name":"Sencha","secret":"canary"}');
  expect(added).toMatchObject({ code: 0, out: expect.not.stringContaining('canary') });
});

test('a file is imported as a whole or not at all', async () => {
  const good = save('[{"name":"Sencha","tea_id":"a"},{"name":"Assam","tea_id":"b"}]');
  const bad = save('[{"name":"Matcha","tea_id":"c"},{"name":5}]');
  const twice = save('[{"name":"Matcha","tea_id":"c"},{"name":"Matcha","tea_id":"c"}]');
  expect((await run(['clients', 'import', '--vendor', 'tea', good])).code).toBe(0);
  expect(await run(['clients', 'import', '--vendor', 'tea', bad])).toMatchObject({
    code: 1,
    err: 'Client 2 of 2: tea refuses this client: name must be a string.',
  });
  expect((await run(['clients', 'import', '--vendor', 'tea', twice])).err).toBe(
    'The input has the client c twice. Nothing was added.',
  );
  expect((await run(['clients', 'import', '--vendor', 'tea', good])).err).toBe(
    'tea has the client a already. Nothing was added.',
  );
  const listed = JSON.parse((await run(['clients', 'list', '--json'])).out);
  expect(listed.map(({ id }: { id: string }) => id)).toEqual(['a', 'b']);
});

test('a token is issued, printed once, listed without it, and revoked', async () => {
  await run(['clients', 'add', '--vendor', 'mug', '{"id":"blue"}']);
  const order = ['--vendor', 'mug', '--client', 'blue', '--scopes', 'a,b c', '--expires', '30d'];
  const { token, id, expiresAt, scopes } = JSON.parse(
    (await run(['tokens', 'issue', ...order, '--json'])).out,
  );
  expect([token, expiresAt, scopes]).toEqual([
    expect.stringMatching(/^clr_/),
    '2026-03-31T12:00:00.000Z',
    ['a', 'b', 'c'],
  ]);
  const listed = await run(['tokens', 'list', '--vendor', 'mug']);
  expect(listed.out).toContain('valid until 2026-03-31T12:00:00.000Z');
  expect(listed.out + (await run(['tokens', 'list', '--json'])).out).not.toContain(token);
  expect((await run(['tokens', 'list', '--json'])).out).not.toContain('"hash"');
  expect((await run(['tokens', 'revoke', id])).out).toBe(`Revoked ${id}`);
  expect((await run(['tokens', 'list'])).out).toContain('revoked');
});

test('a client is disabled and enabled', async () => {
  await run(['clients', 'add', '--vendor', 'mug', '{"id":"blue"}']);
  expect((await run(['clients', 'disable', '--vendor', 'mug', 'blue'])).out).toBe('Disabled mug blue');
  expect((await run(['clients', 'list'])).out).toContain('disabled');
  expect((await run(['clients', 'enable', '--vendor', 'mug', 'blue'])).out).toBe('Enabled mug blue');
});

test.each([
  [['clients', 'show', '--vendor', 'tea', 'a'], 1, 'tea has no client a. See "registry clients list".'],
  [['clients', 'disable', '--vendor', 'tea', 'a'], 1, 'tea has no client a. See "registry clients list".'],
  [['clients', 'add', '--vendor', 'tea', '{"secret": "canary"'], 1, 'the client is not valid JSON.'],
  [
    ['clients', 'add', '--vendor', 'tea', '{"name":"x","tea_id":"a\\nb"}'],
    1,
    /tea_id must be a string of 1 to 255 printable/,
  ],
  [
    ['clients', 'add', '--vendor', 'mug', '{"id":"a","token":"short"}'],
    1,
    /must have at least 20 characters/,
  ],
  [['clients', 'import', '--vendor', 'tea', '/nowhere.json'], 1, /^\/nowhere.json can't be read: ENOENT/],
  [
    ['tokens', 'issue', '--vendor', 'mug'],
    1,
    'At mug a token belongs to one client: say which with --client.',
  ],
  [
    ['tokens', 'issue', '--vendor', 'tea', '--client', 'a'],
    1,
    'tea has no client a. See "registry clients list".',
  ],
  [
    ['tokens', 'issue', '--vendor', 'tea', '--expires', '2020-01-01'],
    1,
    'The token would be expired from the start.',
  ],
  [['tokens', 'revoke', 'x'], 1, /^There is no token x\./],
] as const)('%j ends with %i and says why', async (args, code, message) => {
  const result = await run([...args]);
  expect(result.code).toBe(code);
  expect(result.err).toMatch(message);
  expect(result.err.split('\n')).toHaveLength(1);
});

test.each([
  [{ PORT: 'x' }, 2, 'PORT is "x"; expected a whole number from 0 to 65535.'],
  [
    { DATABASE_FILE: '/nowhere/registry.db' },
    1,
    /^DATABASE_FILE \/nowhere\/registry\.db can't be opened\. ENOENT/,
  ],
  [{ DATABASE_FILE: '/' }, 1, /^DATABASE_FILE \/ can't be opened\. EISDIR/],
  [
    { DATABASE_FILE: import.meta.filename },
    1,
    /^DATABASE_FILE .*cli\.test\.ts can't be opened\. file is not a database/,
  ],
  [
    { DATABASE_FILE: '', DATABASE_URL: 'postgres://127.0.0.1:1/x' },
    1,
    /^The database is out of reach\. connect ECONNREFUSED/,
  ],
])('%o ends the command with %i and one line', async (variables, code, message) => {
  env = { ...env, ...variables };
  const result = await run(['clients', 'list']);
  expect(result.code).toBe(code);
  expect(result.err).toMatch(message);
  expect(result.err.split('\n')).toHaveLength(1);
});

test('a bug shows its stack, for who can mend it', async () => {
  const { code, out, err } = await run(['clients', 'add', '--vendor', 'mug', 'null']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^TypeError: [^\n]+\n +at .*mug\.ts/);
});
