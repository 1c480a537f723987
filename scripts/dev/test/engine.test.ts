import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { generate, jobOf } from '@clientele/codegen';
import { readRegister } from '@clientele/openapi/register';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Dev, startDev } from '../index.ts';
import { Heard } from './support/heard.ts';
import { House } from './support/house.ts';

const [registered] = await readRegister(resolve(import.meta.dirname, '../../..'));
const vendor = registered?.name ?? '';
const example = 'specs/tea/components/examples/One.response.yaml';
const kept = 'specs/shared/schemas/Kept.yaml';

let house: House;
let dev: Dev;
const heard = new Heard();
beforeAll(async () => {
  house = new House(vendor);
  house.edit('specs/cup/openapi.yaml', 'paths:', 'path:');
  house.edit('specs/tea/openapi.yaml', 'paths:', '# Edited before.\npaths:');
  const names = [vendor, 'tea', 'cup'];
  house.register([...names, ...Array.from({ length: 20 }, (_, index) => `gone${index}`)]);
  dev = await startDev({ root: house.root, port: 0, onEvent: heard.hear });
  await heard.until('served', vendor);
  // It is ready also when what it still has to look at goes.
  house.register(names);
  await heard.until('ready');
});
afterAll(async () => {
  await dev?.close();
  house?.[Symbol.dispose]();
});

async function ask(name: string) {
  const response = await fetch(`${dev.urls.gateway}/${name}/${name}`);
  const stale = response.headers.get('x-mock-stale');
  return { status: response.status, stale, body: await response.json() };
}

test('serves what is good from the start, and says of the rest what is wrong', async () => {
  expect(heard.of('served')).toEqual([vendor, 'tea']);
  const { causes, serves } = await heard.until('refused', 'cup');
  expect(serves).toBe('nothing');
  const cause = { file: house.file('specs/cup/openapi.yaml'), severity: 'error' };
  expect(causes).toContainEqual(expect.objectContaining(cause));
  expect(await ask('tea')).toEqual({ status: 200, stale: null, body: { name: 'Assam' } });
  expect(await ask('cup')).toMatchObject({
    status: 503,
    stale: expect.stringMatching(/^specs\/cup\/openapi\.yaml:\d+ ./),
    body: { causes: expect.arrayContaining([expect.objectContaining({ file: 'specs/cup/openapi.yaml' })]) },
  });
  const { body: listed } = await ask('');
  expect(listed).toMatchObject({ vendors: dev.urls.vendors });
  expect(Object.keys(dev.urls.vendors)).toEqual([vendor, 'tea', 'cup']);
});

test('weighs at the start what is not committed, and nothing else', async () => {
  await heard.until('weighed', 'tea');
  expect(heard.of('weighed')).toEqual(['tea']);
});

test('begins to serve what was broken from the start', async () => {
  heard.forget();
  house.edit('specs/cup/openapi.yaml', 'path:', 'paths:');
  expect(await heard.until('saved')).toMatchObject({
    files: [house.file('specs/cup/openapi.yaml')],
    contracts: ['cup'],
  });
  expect(await heard.until('served', 'cup')).toMatchObject({ operations: 1, scenarios: 2, toDos: 0 });
  expect(await ask('cup')).toEqual({ status: 200, stale: null, body: { name: 'Blue' } });
});

test('follows an edit: serves it, checks it, writes it and weighs it', async () => {
  heard.forget();
  house.edit(kept, 'required: [name]', 'required: [name, size]');
  house.edit(
    kept,
    'properties:',
    'properties:\n  size:\n    type: integer\n    description: Its size.\n    examples: [3]',
  );
  for (const [name, text] of [
    ['tea', 'Assam'],
    ['cup', 'Blue'],
  ])
    house.write(
      `specs/${name}/components/examples/One.response.yaml`,
      `summary: List one\nvalue: { name: ${text}, size: 4 }\n`,
    );
  await heard.until('served', 'tea');
  expect(await ask('tea')).toEqual({ status: 200, stale: null, body: { name: 'Assam', size: 4 } });
  expect(await heard.until('checked', 'tea')).toMatchObject({ checked: 0, unchecked: expect.any(String) });
  expect(await heard.until('generated', 'tea')).toMatchObject({ findings: [] });
  expect(house.read('packages/tea/generated/sdk/types.gen.ts')).toContain('size: number');
  const { line, clients, servers } = await heard.until('weighed', 'tea');
  expect(line).toMatch(/^tea: .*size/);
  expect([clients, servers]).not.toContain('none');
  await heard.until('weighed', 'cup');
  expect(heard.of('served')).not.toContain(vendor);
});

test('goes on with the last good contract, and says so, until it is mended', async () => {
  heard.forget();
  house.edit(example, 'name:', 'nmae:');
  expect(await heard.until('refused')).toMatchObject({
    contract: 'tea',
    serves: 'last good',
    causes: expect.arrayContaining([expect.objectContaining({ file: house.file(example), line: 2 })]),
  });
  expect(await ask('tea')).toEqual({
    status: 200,
    stale: expect.stringMatching(`^${example}:2 .*name`),
    body: { name: 'Assam', size: 4 },
  });
  house.edit(example, 'nmae:', 'name:');
  await heard.until('served', 'tea');
  expect(await ask('tea')).toMatchObject({ stale: null });
});

test('looks again when a file that is missing is there, and at what no reference leads to', async () => {
  heard.forget();
  house.edit(
    'specs/tea/paths/tea.yaml',
    'One: {',
    'Two: { $ref: ../components/examples/Two.response.yaml }, One: {',
  );
  expect((await heard.until('refused', 'tea')).causes[0]).toMatchObject({
    file: house.file('specs/tea/paths/tea.yaml'),
  });
  heard.forget();
  house.write(
    'specs/tea/components/examples/Two.response.yaml',
    'summary: List two\nvalue: { name: Two, size: 2 }\n',
  );
  expect(await heard.until('served', 'tea')).toMatchObject({ scenarios: 3 });
  heard.forget();
  house.write('specs/tea/components/examples/More.response.yaml', 'summary: List more\nvalue: {}\n');
  expect((await heard.until('refused', 'tea')).causes[0]?.message).toContain('More.response.yaml');
  heard.forget();
  house.remove('specs/tea/components/examples/More.response.yaml');
  await heard.until('served', 'tea');
});

test('follows the register, and keeps to the last good one', async () => {
  heard.forget();
  house.write('redocly.yaml', 'apis: [');
  expect((await heard.until('failed')).message).toMatch(/^redocly\.yaml:1:\d+ .*mended/);
  expect(await ask('tea')).toMatchObject({ status: 200, stale: null });

  heard.forget();
  house.register([vendor, 'tea'], { tea: { extends: ['house/imported'] } });
  expect(await heard.until('registered')).toMatchObject({ added: [], removed: ['cup'] });
  expect(await ask('cup')).toMatchObject({ status: 404 });
  await heard.until('served', 'tea');
  house.edit('specs/tea/paths/tea.yaml', 'List what there is', 'list what there is.');
  heard.forget();
  expect((await heard.until('served', 'tea')).toDos).toBeGreaterThan(0);

  heard.forget();
  house.edit('specs/tea/paths/tea.yaml', 'list what there is.', 'List what there is');
  house.register([vendor, 'tea', 'cup']);
  expect(await heard.until('registered')).toMatchObject({ added: ['cup'], removed: [] });
  await heard.until('served', 'cup');
  expect(await ask('cup')).toMatchObject({ status: 200, body: { name: 'Blue' } });
  expect(heard.of('served')).not.toContain(vendor);

  house.register([vendor, 'tea', 'cup', 'a b']);
  expect((await heard.until('failed', 'a b')).message).toContain('can stand in a URL');
  house.register([vendor, 'tea', 'cup']);
  expect(await heard.until('registered', undefined, await heard.until('failed'))).toMatchObject({
    removed: ['a b'],
  });
});

test('says that rules are loaded once', async () => {
  heard.forget();
  house.edit('specs/rules/plugin.ts', 'export', '// Another.\nexport');
  expect((await heard.until('failed')).message).toMatch(/^specs\/rules\/plugin\.ts: .*start again/);
});

test('writes what `pnpm generate` writes', async () => {
  heard.forget();
  for (const name of [vendor, 'tea', 'cup'])
    house.edit(`specs/${name}/openapi.yaml`, 'version: 1.0.0', 'version: 1.0.1');
  for (const name of [vendor, 'tea', 'cup'])
    await heard.until('generated', name, await heard.until('served', name));
  const contracts = await readRegister(house.root);
  const written = () =>
    contracts.map(({ bundle }) => {
      const files = readdirSync(dirname(bundle), { recursive: true, encoding: 'utf8' }).sort();
      return files
        .filter((file) => file.includes('.'))
        .map((file) => [file, house.read(join(dirname(bundle).slice(house.root.length), file))]);
    });
  const before = written();
  house.run('specs/node_modules/@redocly/cli/bin/cli.js', 'bundle', '--force');
  house.run('packages/codegen/src/prepare/main.ts');
  const { unchanged } = await generate(contracts.map(jobOf));
  expect(unchanged).toEqual([vendor, 'tea', 'cup']);
  expect(written()).toEqual(before);
});

test('ends: nothing answers, and nothing is heard of any more', async () => {
  const { gateway } = dev.urls;
  await dev.close();
  await expect(fetch(gateway)).rejects.toThrow('fetch failed');
});
