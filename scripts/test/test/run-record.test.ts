import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Results } from '../results.ts';
import { readRun, writeRun } from '../run-record.ts';

const failure = { command: 'pnpm unit teas -t pours', reason: 'too hot' };
const green: Results = { place: 'cups', passed: 2, skipped: [], failures: [] };
const red: Results = { place: 'teas', passed: 1, skipped: [], failures: [failure] };

it('says what a run came to, and of what', async () => {
  const root = mkdtempSync(join(tmpdir(), 'clientele-run-'));
  try {
    await writeRun(root, [green]);
    expect(await readRun(root)).toBeUndefined();
    const git = (...options: string[]) =>
      execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...options], {
        cwd: root,
        encoding: 'utf8',
      });
    git('init', '--quiet');
    writeFileSync(join(root, '.gitignore'), 'coverage/\n');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'The beginning');
    const commit = git('rev-parse', 'HEAD').trim();
    await writeRun(root, [green]);
    expect(await readRun(root)).toMatchObject({ commit, isEdited: false, passed: 2, failures: [] });
    writeFileSync(join(root, 'tea.txt'), 'hot');
    await writeRun(root, [green, red], 'The rest was not run.');
    expect(await readRun(root)).toEqual({
      ...{ commit, isEdited: true, passed: 3, stopped: 'The rest was not run.' },
      failures: [{ place: 'teas', ...failure }],
      finished: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  } finally {
    rmSync(root, { recursive: true });
  }
});
