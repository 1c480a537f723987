/** How far a change reaches, as semver counts it. */
export type Impact = 'none' | 'patch' | 'minor' | 'major';

/** What a changeset can ask for. */
export type Bump = Exclude<Impact, 'none'>;

const order: readonly Impact[] = ['none', 'patch', 'minor', 'major'];

/** Whether the first reaches at least as far as the second. */
export function reaches(one: Impact, other: Impact): boolean {
  return order.indexOf(one) >= order.indexOf(other);
}

/** The furthest of many; `none` of nothing. */
export function furthest(impacts: Iterable<Impact>): Impact {
  let result: Impact = 'none';
  for (const impact of impacts) if (reaches(impact, result)) result = impact;
  return result;
}

/**
 * The bump that an impact needs at a version. Below 1.0.0 the minor number stands for the major one,
 * as in the caret ranges that consumers install: what breaks is a minor, everything else a patch.
 *
 * @example
 * ```ts
 * requiredBump('major', '0.4.2'); // 'minor'
 * requiredBump('major', '1.4.2'); // 'major'
 * ```
 * @see {@link https://semver.org/#spec-item-4}
 */
export function requiredBump(impact: Impact, version: string): Impact {
  if (!version.startsWith('0.') || impact === 'none') return impact;
  return impact === 'major' ? 'minor' : 'patch';
}

/** The bump that leads from one version to another; `none` when it is not later. */
export function bumpBetween(base: string, revision: string): Impact {
  const [old, now] = [numbers(base), numbers(revision)];
  const first = now.findIndex((number, index) => number !== old[index]);
  const bumps: readonly Impact[] = ['major', 'minor', 'patch'];
  return first >= 0 && (now[first] ?? 0) > (old[first] ?? 0) ? (bumps[first] ?? 'none') : 'none';
}

function numbers(version: string): number[] {
  return version
    .replace(/[-+].*/, '')
    .split('.')
    .map(Number);
}
