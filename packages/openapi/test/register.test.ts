import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readRegister } from '../src/register.ts';

const root = mkdtempSync(join(tmpdir(), 'clientele-register-'));
afterAll(() => rmSync(root, { recursive: true }));

const read = (text: string) => {
  writeFileSync(join(root, 'redocly.yaml'), text);
  return readRegister(root);
};

it('reads the contracts in their order', async () => {
  const tea = '{ root: specs/tea.yaml, output: out/tea.json }';
  expect(await read(`apis: { tea: ${tea}, constructor: ${tea} }`)).toEqual(
    ['tea', 'constructor'].map((name) => ({
      name,
      source: join(root, 'specs/tea.yaml'),
      bundle: join(root, 'out/tea.json'),
      level: 'house',
    })),
  );
});

it.each([
  ['nothing', '', 'house'],
  ['another preset', ', extends: [minimal]', 'house'],
  ['the preset of what was imported', ', extends: [house/imported]', 'imported'],
])('knows the level of a contract that extends %s', async (_what, extending, level) => {
  const [contract] = await read(`apis: { tea: { root: a.yaml, output: b.json${extending} } }`);
  expect(contract?.level).toBe(level);
});

it.each([
  ['', '/apis', 'expected `apis` with at least one contract'],
  ['apis: []', '/apis', 'expected `apis` with at least one contract'],
  ['apis: { a/b: { root: a.yaml } }', '/apis/a~1b', 'apis.a/b: expected `root` and `output`'],
])('refuses %j', async (text, pointer, message) => {
  await expect(read(text)).rejects.toMatchObject({
    name: 'OpenApiError',
    code: 'ERR_REGISTER',
    pointer,
    message: expect.stringContaining(message),
  });
});
