import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isReference, toPointer } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { describe, expect, it } from 'vitest';
import { locate, readContract } from '../src/index.ts';
import { contractOf, teaDocument } from './tea-contract.ts';

const contents = new Map<string, string[]>();

const root = resolve(import.meta.dirname, '../../..');
const register = await readRegister(root);

// In an imported contract files may be named otherwise, and the bundle is upgraded.
describe.each(register.filter(({ level }) => level === 'house'))('$name', (files) => {
  const { document, source } = readContract(files);

  it('finds every place of the bundle on the line that names it', () => {
    const places = [...placesOf(document, '')];
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter(({ pointer, key }) => !lineOf(source, pointer).includes(key))).toEqual([]);
  });

  it('finds every schema in the file of its name', () => {
    const { schemas = {} } = document.components as { schemas?: object };
    for (const [name, schema] of Object.entries(schemas)) {
      const keyword = Object.keys(schema).find((key) => key !== '$ref') ?? '';
      const [file = ''] = locate(source, `/components/schemas/${name}/${keyword}`).split(':');
      expect(basename(file)).toBe(`${name}.yaml`);
    }
  });
});

it.each([
  ['/paths', 1],
  ['/paths/~1teas~1{id}/delete/operationId', '"operationId": "deleteTea"'],
  ['/paths/~1teas~1100%/get', '"get": {'],
  ['/components/schemas/Tea/properties/a~1b~0c%', '"a/b~c%": {'],
  ['/components/schemas/Tea/properties/leaf/properties/colour/enum/1', '"black"'],
  ['/components/schemas/Tea/properties/name/nowhere', '"name": {'],
  ['/paths/~1nowhere/get', '"paths": {'],
  ['', '{'],
])('finds %s, or its nearest parent', (pointer, text) => {
  using contract = contractOf(teaDocument);
  expect(lineOf(contract.source, pointer)).toContain(typeof text === 'number' ? pointer.slice(1) : text);
});

/** Every key of a bundle, but for what only bundling makes: component names and references. */
function* placesOf(node: unknown, pointer: string): Generator<{ pointer: string; key: string }> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    const place = pointer + toPointer([key]);
    const made = key === '$ref' || /^(\/components(\/[^/]+){0,2}|\/paths\/[^/]+)$/.test(place);
    if (!made && !isReference(child) && !Array.isArray(node)) yield { pointer: place, key };
    if (key !== 'mapping') yield* placesOf(child, place);
  }
}

function lineOf(source: string, pointer: string): string {
  const [, file = '', line] = /^(.+):(\d+)$/.exec(locate(source, pointer)) ?? [];
  const lines = contents.get(file) ?? readFileSync(resolve(root, file), 'utf8').split('\n');
  contents.set(file, lines);
  return lines[Number(line) - 1] ?? '';
}
