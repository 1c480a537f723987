import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Failure, Results } from './results.ts';

/** What a run of all tests came to, for who was not there. */
export interface RunRecord {
  /** When it ended, as in RFC 3339. */
  readonly finished: string;
  /** The commit that was checked out. */
  readonly commit: string;
  /** Whether there was more in the tree than that commit. */
  readonly isEdited: boolean;
  readonly passed: number;
  readonly failures: readonly (Failure & { readonly place: string })[];
  /** Why a part of the tests was not run. */
  readonly stopped?: string;
}

const file = 'coverage/run.json';
const run = promisify(execFile);

/** Writes what a run came to, beside its coverage. */
export async function writeRun(root: string, results: readonly Results[], stopped?: string): Promise<void> {
  // Without commits there is nothing that could be reported on.
  if (!existsSync(join(root, '.git'))) return;
  const [{ stdout: commit }, { stdout: edits }] = await Promise.all([
    run('git', ['rev-parse', 'HEAD'], { cwd: root }),
    run('git', ['status', '--porcelain'], { cwd: root }),
  ]);
  const record: RunRecord = {
    finished: new Date().toISOString(),
    commit: commit.trim(),
    isEdited: edits.trim() !== '',
    passed: results.reduce((sum, one) => sum + one.passed, 0),
    failures: results.flatMap(({ place, failures }) => failures.map((failure) => ({ place, ...failure }))),
    ...(stopped === undefined ? {} : { stopped }),
  };
  await mkdir(join(root, 'coverage'), { recursive: true });
  await writeFile(join(root, file), `${JSON.stringify(record, null, 2)}\n`);
}

/** The last run, if there was one since the tree was cleaned. */
export async function readRun(root: string): Promise<RunRecord | undefined> {
  const text = await readFile(join(root, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return text === undefined ? undefined : JSON.parse(text);
}
