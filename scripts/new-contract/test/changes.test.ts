import { mkdirSync, mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { apply, edit, move, write } from '../write/changes.ts';

it('makes all of the changes or none', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'clientele-changes-'));
  const at = (name: string) => join(folder.path, name);
  mkdirSync(at('made'));
  writeFileSync(at('list'), 'one\n');
  writeFileSync(at('taken'), '');
  const changes = () => [
    move(at('made'), at('specs/made')),
    edit(folder.path, 'list', (text) => `${text}two\n`),
    write(at('new'), 'new\n'),
  ];
  expect(() => apply([...changes(), write(at('taken'), 'another\n')])).toThrow('EEXIST');
  expect(readdirSync(folder.path).sort()).toEqual(['list', 'made', 'specs', 'taken']);
  expect(readFileSync(at('list'), 'utf8')).toBe('one\n');

  apply(changes());
  expect(readdirSync(folder.path).sort()).toEqual(['list', 'new', 'specs', 'taken']);
  expect(readdirSync(at('specs'))).toEqual(['made']);
  expect(readFileSync(at('list'), 'utf8')).toBe('one\ntwo\n');
});
