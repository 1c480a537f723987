import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { OpenApiDocument } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { type Edit, rank, readChanges, readEdits } from '@clientele/semver';

/** What was edited between two moments of a contract, in plain words, the gravest first. */
export async function findEdits(
  before: OpenApiDocument,
  after: OpenApiDocument,
  level: Registered['level'],
): Promise<Edit[]> {
  if (isDeepStrictEqual(before, after)) return [];
  const folder = await mkdtemp(join(tmpdir(), 'clientele-edits-'));
  try {
    const files = [join(folder, 'before.json'), join(folder, 'after.json')] as const;
    await Promise.all([
      writeFile(files[0], JSON.stringify(before)),
      writeFile(files[1], JSON.stringify(after)),
    ]);
    const compared = await readChanges(folder, ...files, level);
    // What types show is more than what only a reader of the document sees.
    return rank(readEdits(compared, { before, after })).sort(
      (one, other) => Number(other.isTyped) - Number(one.isTyped),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
