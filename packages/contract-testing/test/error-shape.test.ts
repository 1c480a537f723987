import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { expect, it, onTestFinished } from 'vitest';
import { errorShapeFault } from '../src/error-shape.ts';

const shape = 'export const errors = () => ({ status: 400, body: {} });';
const ownErrors = "testServer('tea', { document, server });";
const none = "testServer('tea', { document, server, ownErrors: false });";

it.each<[string, { errors?: string; test?: string }, string | undefined]>([
  ['a package that has them', { errors: shape, test: ownErrors }, undefined],
  ['a package that has none yet', { test: none }, undefined],
  ['a package without tests', {}, undefined],
  ['a missing file', { test: ownErrors }, 'packages/tea/src/errors.ts is missing. '],
  [
    'another export',
    { errors: 'export const error = 1;' },
    'packages/tea/src/errors.ts exports no `errors`. ',
  ],
  [
    'no function',
    { errors: 'export const errors = {};' },
    'packages/tea/src/errors.ts exports no `errors`. ',
  ],
  [
    'a file that breaks off',
    { errors: 'export const errors = (' },
    'packages/tea/src/errors.ts cannot be loaded: ',
  ],
  [
    'a file that throws',
    { errors: "throw new Error('cold');" },
    'packages/tea/src/errors.ts cannot be loaded: cold. ',
  ],
])('says of %s what is wrong, and what the file must export', async (_what, files, fault) => {
  const root = mkdtempSync(join(tmpdir(), 'clientele-errors-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, text = '') => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (text) writeFileSync(join(root, path), text);
  };
  write('packages/tea/src/errors.ts', files.errors);
  write('packages/tea/test/server.test.ts', files.test);
  const bundle = join(root, 'packages/tea/generated/openapi.json');
  const said = await errorShapeFault(root, { name: 'tea', source: '', bundle, level: 'house' });
  if (fault === undefined) return expect(said).toBeUndefined();
  expect(said?.startsWith(fault)).toBe(true);
  expect(said).toContain('It has to export `errors`, an `ErrorShape` of @clientele/server-kit');
});

it('finds nothing wrong with those of the register', async () => {
  const root = resolve(import.meta.dirname, '../../..');
  const faults = (await readRegister(root)).map((contract) => errorShapeFault(root, contract));
  expect((await Promise.all(faults)).filter(Boolean)).toEqual([]);
});
