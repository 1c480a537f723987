import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { home } from '../write/programs.ts';
import { Repository } from './repository.ts';

it('is how a document stays: git keeps its line ends, and Biome passes it by', () => {
  using repository = new Repository();
  const file = 'specs/orchard/source/openapi.json';
  const text = '{"openapi":\r\n"3.1.0"}';
  mkdirSync(dirname(join(repository.root, file)), { recursive: true });
  writeFileSync(join(repository.root, file), text);
  repository.commit();
  expect(repository.git('cat-file', 'blob', `HEAD:${file}`)).toBe(text);
  const biome = join(home, 'node_modules/@biomejs/biome/bin/biome');
  const checked = execFileSync(process.execPath, [biome, 'check', '--no-errors-on-unmatched', file], {
    cwd: repository.root,
    encoding: 'utf8',
  });
  expect(checked).toContain('Checked 0 files');
});
