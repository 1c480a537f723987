import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const src = new URL('../src/', import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** A clock, chance, and what only one kind of machine has. */
const IMPURE =
  /\b(?:process|console|crypto|fetch|Buffer|setTimeout|performance|Date\.now|Math\.random)\b|new Date\(\)/g;

it.each(files)('%s imports nothing but its package, and of its own contract the types', (file) => {
  const [folder] = file.split(/[\\/]/);
  const types = new RegExp(`^import type \\{[^}]*\\} from '@clientele/${folder}';$`, 'gm');
  const text = readFileSync(new URL(file, src), 'utf8').replaceAll(types, '');
  const specifiers = [...text.matchAll(/\b(?:from|import|require)\b[\s(]*['"]([^'"]+)['"]/g)];
  const imported = specifiers.flatMap(([, specifier = '']) => specifier);
  const outside = imported.filter(
    (specifier) =>
      !specifier.startsWith('.') || !new URL(specifier, new URL(file, src)).href.startsWith(src.href),
  );
  expect(outside).toEqual([]);
});

it.each(files)('%s asks neither the clock nor chance nor the machine', (file) => {
  const code = readFileSync(new URL(file, src), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  expect(code.match(IMPURE)).toBeNull();
});

it('is installed without anything', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(manifest).not.toHaveProperty('dependencies');
});
