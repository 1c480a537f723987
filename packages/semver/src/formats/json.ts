import type { Diff } from '../diff.ts';

/** Everything, for programs. */
export function toJson(diff: Diff): string {
  return JSON.stringify(diff, null, 2);
}
