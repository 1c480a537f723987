import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { changedLines } from '../facts/changed-lines.ts';
import { readLastRun } from '../facts/last-run.ts';

const root = mkdtempSync(join(tmpdir(), 'clientele-tree-'));
afterAll(() => rmSync(root, { recursive: true }));
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const git = (...options: string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...options], {
    cwd: root,
    encoding: 'utf8',
  }).trim();

git('init', '--quiet');
write('.gitignore', 'coverage/\n');
write('specs/a boat.yaml', 'a\nb\n\n');
write('specs/gone/bÿ.yaml', 'a\n');
git('add', '--all');
git('commit', '--quiet', '--message', 'The beginning');
const commit = git('rev-parse', 'HEAD');
const run = { finished: '2001-01-01T00:00:00.000Z', commit, isEdited: false, passed: 1, failures: [] };

it('finds the last run to be of what is here', async () => {
  expect(await readLastRun(root, commit)).toBeUndefined();
  write('coverage/run.json', JSON.stringify(run));
  expect(await readLastRun(root, commit)).toEqual({ record: run, coverage: [] });
});

it.each([
  ['was removed', 'specs/gone/bÿ.yaml', () => rmSync(join(root, 'specs/gone'), { recursive: true })],
  ['was edited', 'specs/a boat.yaml', () => write('specs/a boat.yaml', 'b\n\n')],
])('finds the last run to be of something else, since a file %s', async (_what, file, edit) => {
  edit();
  expect(await readLastRun(root, commit)).toMatchObject({ stale: `\`${file}\` was edited after it.` });
});

it('finds what became of each file', async () => {
  write('specs/empty.yaml', '');
  git('add', '--all');
  write('specs/new.yaml', 'a\n');
  expect(await changedLines(root, commit, ['specs'])).toEqual([
    { file: 'specs/a boat.yaml', state: 'changed', lines: ['@@ specs/a boat.yaml:1 @@', '-a', ' b', ' '] },
    { file: 'specs/empty.yaml', state: 'added', lines: [] },
    { file: 'specs/gone/bÿ.yaml', state: 'removed', lines: ['@@ specs/gone/bÿ.yaml:1 @@', '-a'] },
    { file: 'specs/new.yaml', state: 'added', lines: ['@@ specs/new.yaml:1 @@', '+a'] },
  ]);
});
