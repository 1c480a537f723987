import { dirname, resolve } from 'node:path';
import type { Fault } from './fault.ts';

/** Files that nothing refers to but others of them: who refers to those uses these as well. */
export function behindOthers(faults: readonly Fault[]): ReadonlySet<Fault> {
  const byFile = new Map<string, Fault>();
  for (const fault of faults) {
    if (fault.rule === 'house/used-files' && fault.place) byFile.set(fault.place.file, fault);
  }
  const orphans = [...byFile.values()];
  const referred = new Set(orphans.flatMap((fault) => next(fault, byFile)));
  const behind = new Set<Fault>();
  // Last those that go round: the first of them stands for all.
  const first = (fault: Fault) => (referred.has(fault) ? 1 : 0);
  for (const fault of orphans.toSorted((one, other) => first(one) - first(other))) {
    if (behind.has(fault)) continue;
    const reached = new Set(next(fault, byFile));
    for (const one of reached) for (const further of next(one, byFile)) reached.add(further);
    reached.delete(fault);
    for (const one of reached) behind.add(one);
  }
  return behind;
}

function next({ problem }: Fault, orphans: ReadonlyMap<string, Fault>): Fault[] {
  const [at] = problem.location;
  if (!at) return [];
  const from = dirname(at.source.absoluteRef);
  const references = at.source.body.matchAll(/\$ref:\s*['"]?([^\s'"#}]+)/g);
  return [...references].flatMap(([, path = '']) => orphans.get(resolve(from, path)) ?? []);
}
