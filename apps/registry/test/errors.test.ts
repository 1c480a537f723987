import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../src/cli/usage-error.ts';
import * as registry from '../src/index.ts';
import { mug } from './support/mug.ts';
import { tea } from './support/tea.ts';

const { addClients, ConfigError, issueToken, MigrationError, Problem, StoreFault } = registry;
const now = new Date('2026-03-01T12:00:00Z');
const cause = new Error('connect ECONNREFUSED');
let folder: string;
let store: registry.Store;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'registry-errors-'));
  store = await registry.openStore({ kind: 'sqlite', file: join(folder, 'registry.db'), timeoutMs: 5000 });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('every exported error has the one base class', () => {
  const classes = Object.values(registry).filter((value) => typeof value === 'function');
  const under = (base: typeof Error | typeof registry.RegistryError) =>
    classes.filter(({ prototype }) => prototype instanceof base).map(({ name }) => name);
  expect(under(registry.RegistryError).sort()).toEqual([
    'ConfigError',
    'MigrationError',
    'Problem',
    'StoreFault',
  ]);
  expect(under(Error).sort()).toEqual([...under(registry.RegistryError), 'RegistryError'].sort());
});

test.each([
  [new ConfigError('PORT is "x".'), 'ERR_CONFIG', 2, 'PORT is "x".'],
  [new UsageError('registry: no.'), 'ERR_USAGE', 2, 'registry: no.'],
  [new Problem('ERR_TOKEN_UNKNOWN', 'No token x.'), 'ERR_TOKEN_UNKNOWN', 1, 'No token x.'],
  [new MigrationError('ERR_MIGRATION_CHANGED', 'Other.'), 'ERR_MIGRATION_CHANGED', 1, 'Other.'],
  [new StoreFault('ERR_STORE_INTERNAL', 'Failed.'), 'ERR_STORE_INTERNAL', 1, 'Failed.'],
  [
    new StoreFault('ERR_STORE_UNAVAILABLE', 'Out of reach.', { cause }),
    'ERR_STORE_UNAVAILABLE',
    1,
    'Out of reach. connect ECONNREFUSED',
  ],
  [
    new StoreFault('ERR_STORE_UNAVAILABLE', 'Out of reach.', { cause: new AggregateError([cause]) }),
    'ERR_STORE_UNAVAILABLE',
    1,
    'Out of reach. connect ECONNREFUSED',
  ],
])('%s has a code, an exit code and one line', (error, code, exitCode, line) => {
  expect(error).toMatchObject({ code, exitCode });
  expect(error.explain()).toMatch(line);
});

test.each([
  ['a client that breaks a rule', 'ERR_CLIENT_REFUSED', () => add({ name: 5 })],
  ['an id that nobody can type', 'ERR_CLIENT_REFUSED', () => add({ name: 'x', tea_id: 'a\nb' })],
  ['one of several', 'ERR_CLIENT_REFUSED', () => add({ name: 'x' }, { name: 5 })],
  [
    'the same id twice',
    'ERR_CLIENT_EXISTS',
    () => add({ name: 'x', tea_id: 'a' }, { name: 'x', tea_id: 'a' }),
  ],
  ['a token that belongs to nobody', 'ERR_CLIENT_REQUIRED', () => issueToken(store, { vendor: mug, now })],
  [
    'a token of an unknown client',
    'ERR_CLIENT_UNKNOWN',
    () => issueToken(store, { vendor: tea, clientId: 'a', now }),
  ],
  ['a token of the past', 'ERR_TOKEN_EXPIRED', () => issueToken(store, { vendor: tea, expiresAt: now, now })],
])('%s is a problem with %s', async (_what, code, work) => {
  await expect(work()).rejects.toMatchObject({ name: 'Problem', code });
});

function add(...inputs: registry.Json[]) {
  const context = { store, vendor: tea, publicUrl: 'http://registry.example', now: () => now };
  return addClients(inputs, { ...context, newId: () => crypto.randomUUID() });
}
