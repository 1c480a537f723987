import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { changedSince } from '@clientele/semver';
import { type RunRecord, readRun } from '@clientele/test-run/record';
import type { CoverageRow } from '@clientele/test-run/report-coverage';

/** The last run of all tests. */
export interface LastRun {
  readonly record: RunRecord;
  readonly coverage: readonly CoverageRow[];
  /** Why it may say nothing of what is here now. */
  readonly stale?: string;
}

/** Reads what the last `npm test` left. */
export async function readLastRun(root: string, head: string): Promise<LastRun | undefined> {
  const record = await readRun(root);
  if (!record) return undefined;
  const text = await readFile(join(root, 'coverage/report.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return '[]';
    },
  );
  const stale = await findStale(root, head, record);
  return { record, coverage: JSON.parse(text), ...(stale === undefined ? {} : { stale }) };
}

async function findStale(root: string, head: string, record: RunRecord): Promise<string | undefined> {
  if (record.commit !== head)
    return `It ran on commit ${record.commit.slice(0, 9)}; this is ${head.slice(0, 9)}.`;
  for (const file of await changedSince(root, head)) {
    if ((await changedAt(join(root, file))) > new Date(record.finished))
      return `\`${file}\` was edited after it.`;
  }
  return undefined;
}

/** What is gone has no time; the folder that it was in has. */
function changedAt(path: string): Promise<Date> {
  return stat(path).then(
    ({ mtime }) => mtime,
    () => changedAt(dirname(path)),
  );
}
