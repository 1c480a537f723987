import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { describe, expect, it } from 'vitest';
import { secretIn } from '../support/secret.ts';

const specs = resolve(import.meta.dirname, '../..');
const register = await readRegister(resolve(specs, '..'));
// What an imported contract looks like is a to-do, which lint lists.
const imported = register.filter(({ level }) => level === 'imported').map(({ source }) => dirname(source));
const others = [
  ...['lint', 'rules', 'node_modules', '.turbo', 'coverage'].map((name) => join(specs, name)),
  ...imported,
];
const folders = readdirSync(specs, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !others.includes(join(specs, entry.name)))
  .map(({ name }) => name);

// Lint sees what the documents reference; starting clients, descriptions and READMEs are beside it.
describe.each(folders)('%s', (folder) => {
  it('has no line that looks like a secret, in any file', () => {
    const files = readdirSync(join(specs, folder), { recursive: true, encoding: 'utf8' });
    const texts = files.filter((name) => /\.(?:ya?ml|md)$/.test(name));
    const found = texts.flatMap((name) => {
      const lines = readFileSync(join(specs, folder, name), 'utf8').split('\n');
      return lines.flatMap((line, index) => (secretIn(line) ? [`${folder}/${name}:${index + 1}`] : []));
    });
    expect(texts.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});
