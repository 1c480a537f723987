import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection } from './collection.ts';
import type { Result } from './result.ts';
import type { Entry } from './sample.ts';
import { surveyDocument } from './survey-document.ts';
import { prepareFolder } from './type-check.ts';

interface Options {
  readonly signal: AbortSignal;
  /** Called for each document that is done. */
  readonly progress: (result: Result, done: number) => void;
  /** Leaves what was generated where it is; gives the folder. */
  readonly keep?: (folder: string) => void;
}

/** What a small machine has cores for. */
const parallel = 2;

/** Takes documents of the collection through every step. The results are in the order of the entries. */
export async function survey(
  collection: Collection,
  entries: readonly Entry[],
  { signal, progress, keep }: Options,
): Promise<Result[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'clientele-survey-'));
  const results: Result[] = [];
  try {
    await prepareFolder(scratch);
    const waiting = entries.entries();
    const work = async () => {
      // Both take from one iterator.
      for (const [index, entry] of waiting) {
        const folder = join(scratch, entry.name.replaceAll('/', '~'));
        const file = join(collection.folder, `${entry.name}.json`);
        results[index] = await surveyDocument(entry, { file, folder, signal });
        progress(results[index], Object.keys(results).length);
        if (!keep) await rm(folder, { recursive: true, force: true });
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    return results;
  } finally {
    if (keep) keep(scratch);
    else await rm(scratch, { recursive: true, force: true });
  }
}
