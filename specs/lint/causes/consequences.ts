import { isWithin, outer, type Place } from '../places.ts';
import { isAbsence, isNamed, mayHide } from './absences.ts';
import { type Fault, idOf } from './fault.ts';
import { behindOthers } from './orphans.ts';

/**
 * What follows from another fault, and from which, where that is not certain. `after` are the problems that are
 * left when all is mended that is known how to.
 */
export function consequences(
  faults: readonly Fault[],
  after: ReadonlySet<string>,
): ReadonlyMap<Fault, Fault | 'certain'> {
  const behind = behindOthers(faults);
  const found = new Map<Fault, Fault | 'certain'>();
  for (const fault of faults) {
    if (fault.rule === 'syntax' || fault.rule === 'no-unresolved-refs') continue;
    const others = faults.filter((other) => other !== fault);
    const isMended = fault.mend === undefined && !after.has(idOf(fault.problem));
    if (isMended || behind.has(fault) || others.some((other) => isOf(fault, other))) {
      found.set(fault, 'certain');
    } else if (isAbsence(fault)) {
      // Where it is known what was meant, what is still missing then is missing for itself.
      const cause =
        others.find((other) => isNamed(fault, other)) ??
        others.find(({ lost, suggestions }) => lost && suggestions.length === 0 && mayHide(lost, fault));
      if (cause) found.set(fault, cause);
    }
  }
  return found;
}

/** Whether a fault is in what another has lost, or misses what another has under a wrong name. */
function isOf({ problem: { message }, place, lost }: Fault, other: Fault): boolean {
  if (!place) return false;
  if (message.includes("can't resolve reference")) return other.rule === 'no-unresolved-refs';
  const isAround = lost && other.place && isWithin(other.place, lost);
  if (other.lost && !isAround && isWithin(place, other.lost)) return true;
  const { mend } = other;
  if (mend && mend.change !== 'remove' && 'name' in mend.change) {
    const isMissing = message.startsWith(`The field \`${mend.change.name}\` must be present`);
    return isMissing && isSame(outer(mend.place), place);
  }
  const isUnnamed = message.startsWith('The operation has no `responses`');
  return isUnnamed && other.lost !== undefined && isSame(outer(other.lost), place);
}

function isSame(one: Place, other: Place): boolean {
  return isWithin(one, other) && isWithin(other, one);
}
