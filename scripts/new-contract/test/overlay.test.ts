import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { applyOverlay } from '../overlay/apply-overlay.ts';
import { readOverlay } from '../overlay/read-overlay.ts';

interface Case {
  readonly document: string;
  readonly components?: object;
  readonly actions: readonly object[];
  readonly gives: string;
  readonly notes?: readonly string[];
}

const name = 'my.overlay.yaml';
const cases: Record<string, Case> = table('overlays.yaml');
const bad: { text: string; error: string }[] = table('bad-overlays.yaml');

it.each(Object.entries(cases))('%s', (_, { document: text, components, actions, gives, notes = [] }) => {
  const document = parseDocument(text);
  const overlay = stringify({ overlay: '1.2.0', components, actions });
  expect(applyOverlay(document, readOverlay(name, overlay))).toEqual(notes);
  expect(String(document)).toBe(gives);
});

it.each(bad)('$text', ({ text, error }) => {
  const document = parseDocument('{ info: { title: A, tags: [x] }, paths: { /a: {}, /b: {} } }');
  const read = () => applyOverlay(document, readOverlay(name, text));
  expect(read).toThrow(error);
  expect(read).toThrow(expect.objectContaining({ name: 'ImportError' }));
});

it.each([
  ['a.overlay.yaml', './b.yaml', join(process.cwd(), 'b.yaml')],
  ['a.overlay.yaml', 'https://example.com/b.yaml', 'https://example.com/b.yaml'],
  ['https://example.com/x/a.yaml', '../b.yaml', 'https://example.com/b.yaml'],
])('%s extends %s', (from, reference, to) => {
  const text = stringify({ overlay: '1.0.0', extends: reference, actions: [{ target: '$' }] });
  expect(readOverlay(from, text).extends).toBe(to);
});

function table(file: string) {
  return parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}
