import { join } from 'node:path';
import { changedSince } from '@clientele/semver/git';

/** The files that differ from the last commit, absolute; undefined where git cannot say. */
export async function uncommitted(root: string): Promise<string[] | undefined> {
  try {
    return (await changedSince(root, 'HEAD')).map((file) => join(root, file));
  } catch {
    // No commit, or no repository: weighing says so.
    return undefined;
  }
}
