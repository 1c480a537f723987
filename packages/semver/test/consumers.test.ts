import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import { afterAll, expect, it, vi } from 'vitest';
import { openConsumers } from '../src/consumers/index.ts';
import { writeRepository } from './repository.ts';

const repository = await writeRepository({
  '.': './generated/index.gen.ts',
  './server': './generated/server.gen.ts',
});
const temporary = mkdtempSync(join(tmpdir(), 'clientele-consumers-'));
vi.stubEnv('TMPDIR', temporary);
const consumers = openConsumers(repository.root);
afterAll(async () => {
  await consumers[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
  repository[Symbol.dispose]();
});

const source = 'specs/boats/openapi.yaml';
const boats: Registered = {
  name: 'boats',
  source: join(repository.root, source),
  bundle: join(repository.root, 'packages/boats/generated/openapi.json'),
  level: 'house',
};
const nothing = { clients: 'none', servers: 'none' };
const longer = { set: { '/B/required': ['id', 'name', 'status', 'crew', 'length'] } };

// One story, since a thread has to read TypeScript's libraries first.
it('says what hinders it, until there is a commit', async () => {
  const line = 'boats: not weighed. ';
  expect(await consumers.weigh(boats)).toMatchObject({
    line: expect.stringContaining(`${line}There is no git repository here`),
    ...nothing,
  });
  repository.git('init', '--quiet', '--initial-branch', 'main');
  expect(await consumers.weigh(boats)).toEqual({ line: `${line}There is no commit yet.`, ...nothing });
  repository.commit('The beginning');
  expect(await consumers.weigh(boats)).toEqual(nothing);
});

it('has no line for comments', async () => {
  repository.write(source, `# A comment.\n${repository.read(source)}`);
  expect(await consumers.weigh(boats)).toEqual(nothing);
});

it('weighs an edit until it is committed', async () => {
  await repository.edit(longer);
  expect(await consumers.weigh(boats)).toEqual({
    line: 'boats: Boat.length became required; breaking for servers, minor for clients',
    clients: 'minor',
    servers: 'major',
  });
  repository.commit('Lengths');
  expect(await consumers.weigh(boats)).toEqual(nothing);
});

it('needs no more of the history than the last commit', async () => {
  await repository.edit({});
  repository.write('.git/shallow', repository.git('rev-parse', 'HEAD'));
  expect(repository.git('rev-parse', '--is-shallow-repository')).toBe('true\n');
  expect(await consumers.weigh(boats)).toMatchObject({ clients: 'major', servers: 'minor' });
});

it('weighs an imported contract by the wire alone', async () => {
  const register = repository.read('redocly.yaml');
  repository.write('redocly.yaml', register.replace('{ root', '{ extends: [house/imported], root'));
  expect(await consumers.weigh({ ...boats, level: 'imported' })).toMatchObject({
    line: 'boats: Boat.length became optional; breaking for clients, minor for servers',
  });
  await repository.edit({ set: { '/B/properties/status/enum': ['afloat'] } });
  expect(await consumers.weigh({ ...boats, level: 'imported' })).toMatchObject({ clients: 'major' });
  repository.write('redocly.yaml', register);
});

it('knows a contract that the last commit did not have', async () => {
  expect(await consumers.weigh({ ...boats, name: 'ships' })).toEqual({
    line: 'ships: the contract is new; minor for servers and clients',
    clients: 'minor',
    servers: 'minor',
  });
});

it('says so when a contract cannot be read', async () => {
  repository.write(source, 'openapi: [');
  expect((await consumers.weigh(boats)).line).toBe(
    `boats: not weighed. redocly diff cannot compare ${source}. Run \`pnpm lint\`.`,
  );
});

it('lets go of what nobody waits for', async () => {
  const stop = new AbortController();
  const given = consumers.weigh(boats, stop.signal);
  stop.abort(new Error('A newer save'));
  await expect(given).rejects.toThrow('A newer save');
  await expect(consumers.weigh(boats, stop.signal)).rejects.toThrow('A newer save');
});

it('ends with its thread, and leaves nothing behind of what it was at', async () => {
  repository.commit('Nothing to read');
  const begun = consumers.weigh(boats).catch((error: Error) => error);
  await consumers[Symbol.asyncDispose]();
  await begun;
  expect(readdirSync(temporary).filter((name) => name.startsWith('clientele-'))).toEqual([]);
  await expect(consumers.weigh(boats)).rejects.toThrow('What weighs edits has ended.');
});
