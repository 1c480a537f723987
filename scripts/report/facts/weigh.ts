import { type Diff, diff } from '@clientele/semver';
import { attempt, type Known } from './known.ts';

/** What the packages' next releases are; of those that could be compared. */
export interface Weighed {
  readonly diff: Known<Diff>;
  /** Contracts whose packages had to be left out for the rest to be compared. */
  readonly leftOut: readonly string[];
}

/** Judges all packages, or all but those whose contracts lint cannot pass, where these stop it. */
export async function weigh(
  root: string,
  ref: string | undefined,
  broken: readonly string[],
): Promise<Weighed> {
  const whole = await attempt(root, () => diff(root, ref));
  if ('value' in whole || broken.length === 0) return { diff: whole, leftOut: [] };
  return { diff: await attempt(root, () => diff(root, ref, new Set(broken))), leftOut: broken };
}
