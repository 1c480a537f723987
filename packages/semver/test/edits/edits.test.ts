import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '@clientele/codegen';
import type { OpenApiDocument } from '@clientele/openapi';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { readModule } from '../../src/consumers/module.ts';
import { isSame, reachWeighed } from '../../src/consumers/weighed.ts';
import { rateChange } from '../../src/contract/rate-change.ts';
import { readChanges } from '../../src/contract/redocly-diff.ts';
import { furthest, type Impact } from '../../src/impact.ts';
import type { Published } from '../../src/packages.ts';
import { compareEntry } from '../../src/types/compare.ts';
import { makeReports } from '../../src/types/reports.ts';
import { readWorld, type World } from '../../src/types/world.ts';
import { installed } from '../repository.ts';
import { type Edit, edited } from './edit.ts';

// Every edit is a contract of its own, and all of them go through the line at once: one run of the
// generators, one program of declarations, one of reports. Redocly's command runs once per edit, in one
// process that is told each time how it would have been started.
const { warm } = await vi.hoisted(async () => {
  const { WarmRedocly } = await import('./warm-redocly.ts');
  return { warm: new WarmRedocly() };
});
vi.mock(import('node:child_process'), async (original) => ({
  ...(await original()),
  execFile: warm.execFile as never,
}));
afterAll(() => warm[Symbol.dispose]());

const name = '@clientele/boats';
const manifest = { name, version: '0.0.0' };
const root = await mkdtemp(join(tmpdir(), 'clientele-edits-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const boats: unknown = parse(await readFile(join(import.meta.dirname, 'boats.yaml'), 'utf8'));
const edits: Edit[] = parse(await readFile(join(import.meta.dirname, 'edits.yaml'), 'utf8'));
const subpaths = { index: '', fetch: '/fetch', server: '/server' };
/** Of these a report would take too long. */
const others = { 'sdk/operation-schemas': '/schemas', 'sdk/scenarios': '/scenarios', msw: '/msw' };
/** The side of what stands for reports. */
const quick = ' without reports';

let world: World;

beforeAll(async () => {
  const documents = [boats, ...edits.map((edit) => edited(boats, edit))];
  const folders = await Promise.all(documents.map(write));
  await generate(folders.map((folder) => ({ name: 'boats', ...generated(folder) })));
  const reports = await makeReports(folders.map(publish));
  const sides = folders.map((folder) => {
    const own = Object.values(subpaths).map(
      (subpath) => [name + subpath, reports.get(folder + subpath) ?? ''] as const,
    );
    return [sideOf(folder), new Map(own)] as const;
  });
  const modules = folders.map(async (folder) => {
    const own = Object.entries({ ...subpaths, ...others }).map(async ([entry, subpath]) => {
      const code = await readModule(join(folder, `generated/${entry}.gen.ts`));
      return [name + subpath, `\`\`\`ts\n${code}\n\`\`\``] as const;
    });
    return [sideOf(folder) + quick, new Map(await Promise.all(own))] as const;
  });
  world = readWorld(Object.fromEntries([...sides, ...(await Promise.all(modules))]), [
    { ...manifest, manifest, folder: folders[0] ?? '', entries: [] },
  ]);
}, 240_000);

it('has at least thirty edits, no two alike', () => {
  expect(new Set(edits.map(({ edit }) => edit)).size).toBe(edits.length);
  expect(edits.length).toBeGreaterThanOrEqual(30);
});

describe.concurrent('an edit is judged from both sides', () => {
  it.for(edits.map((edit, index) => [edit.edit, edit, index + 1] as const))(
    '%s',
    async ([, edit, index], { expect: check }) => {
      const folder = (at: number) => join(root, 'packages', String(at));
      const [before, after] = [generated(folder(0)).bundle, generated(folder(index)).bundle];
      const compared = await readChanges(root, before, after, 'house');
      const contract = [...compared.changes.map(rateChange), ...compared.retries];
      const types = (subpath: string, kind = '') =>
        compareEntry(world, name + subpath, sideOf(folder(0)) + kind, sideOf(folder(index)) + kind);
      const clientTypes = (kind = '') => [...types(subpaths.index, kind), ...types(subpaths.fetch, kind)];
      const client = clientTypes();
      const server = types(subpaths.server);
      const found = { contract: impact(contract), client: impact(client), server: impact(server) };
      const why = [...contract, ...client, ...server].filter((change) => change.impact !== 'patch');
      check(found, JSON.stringify(why, null, 1)).toEqual({
        contract: edit.contract,
        client: edit.client,
        server: edit.server,
      });
      const documents = { before: await read(before), after: await read(after) };
      if (isSame(documents)) return check(edit.line).toBeUndefined();
      const reported = { client: clientTypes(quick), server: types(subpaths.server, quick) };
      const own = [...reported.client, ...reported.server];
      const all = [...own, ...Object.values(others).flatMap((one) => types(one, quick))];
      check(reachWeighed('boats', documents, compared, all).line).toBe(`boats: ${edit.line}`);
      // Without reports the same has to come out as with them.
      check(impact(reported.client)).toBe(edit.client);
      check(impact(reported.server)).toBe(edit.server);
      const { clients, servers } = reachWeighed('boats', documents, compared, own);
      const impacts: Impact[] = ['patch', edit.contract, edit.client, edit.server];
      check(furthest([clients, servers])).toBe(furthest(impacts));
    },
  );
});

it('hears of the one process what a process of its own says', async () => {
  const [before, after] = [0, edits.length].map((at) => generated(join(root, 'packages', `${at}`)).bundle);
  const told = await readChanges(root, `${before}`, `${after}`, 'house');
  vi.doUnmock('node:child_process');
  vi.resetModules();
  const own = await import('../../src/contract/redocly-diff.ts');
  expect(own.readChanges).not.toBe(readChanges);
  expect(told.changes).not.toEqual([]);
  expect(await own.readChanges(root, `${before}`, `${after}`, 'house')).toEqual(told);
});

it.each([
  ['a description is written anew', 'none'],
  ['a request constraint is relaxed', 'minor'],
  ['a status is added', 'minor'],
  ['a status is removed', 'major'],
])('tells what schemas check, without reports: %s', (edit, expected) => {
  const index = edits.findIndex((one) => one.edit === edit) + 1;
  const found = compareEntry(world, `${name}/schemas`, `0${quick}`, index + quick);
  expect(impact(found)).toBe(expected);
});

async function read(file: string): Promise<OpenApiDocument> {
  return JSON.parse(await readFile(file, 'utf8'));
}

function impact(changes: readonly { readonly impact: Impact }[]): Impact {
  return furthest(changes.map((change) => change.impact));
}

async function write(document: unknown, index: number): Promise<string> {
  const folder = join(root, 'packages', String(index));
  await mkdir(join(folder, 'generated'), { recursive: true });
  await writeFile(join(folder, 'generated/openapi.json'), JSON.stringify(document, null, 2));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, type: 'module' }));
  await symlink(installed, join(folder, 'node_modules'), 'junction');
  return folder;
}

function generated(folder: string): { folder: string; bundle: string } {
  return { folder: join(folder, 'generated'), bundle: join(folder, 'generated/openapi.json') };
}

function publish(folder: string): Published {
  const entries = Object.entries(subpaths).map(([entry, subpath]) => ({
    specifier: folder + subpath,
    subpath: `.${subpath}`,
    source: join(folder, `generated/${entry}.gen.ts`),
    report: `api/${entry}.api.md`,
  }));
  return { ...manifest, manifest, folder, entries };
}

function sideOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
