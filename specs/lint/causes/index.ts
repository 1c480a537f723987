import { getLineColLocation } from '@redocly/openapi-core';
import type { Linted } from '../lint-contracts.ts';
import { printable } from '../printable.ts';
import type { Cause } from './cause.ts';
import { consequences } from './consequences.ts';
import type { Fault } from './fault.ts';
import { frameOf } from './frame.ts';

/**
 * What is wrong with a contract: what follows from another of these is not there.
 *
 * @example
 * ```ts
 * for (const cause of causesOf(await lintContract(config, contract))) console.log(cause.message);
 * ```
 */
export function causesOf({ faults, after }: Pick<Linted, 'faults' | 'after'>): Cause[] {
  const groups = new Map<string | Fault, Fault[]>();
  const also = new Map<Fault, Fault[]>();
  const follows = consequences(faults, after);
  for (const fault of faults) {
    let cause = follows.get(fault);
    for (let next = cause; next !== undefined; next = next === 'certain' ? undefined : follows.get(next)) {
      cause = next;
    }
    if (cause === 'certain') continue;
    if (cause) also.set(cause, [...(also.get(cause) ?? []), fault]);
    else groups.set(fault.group ?? fault, [...(groups.get(fault.group ?? fault) ?? []), fault]);
  }
  const causes = [...groups.values()].flatMap(([first, ...same]) => {
    if (!first) return [];
    const further = [...same, ...[first, ...same].flatMap((one) => also.get(one) ?? [])];
    const isSeveral = same.length > 0 && first.origin !== undefined;
    return isSeveral ? toCause({ ...first, ...first.origin }, [first, ...further]) : toCause(first, further);
  });
  // Nobody is told nothing.
  return causes.length > 0 ? causes : faults.map((fault) => toCause(fault, []));
}

function toCause(fault: Fault, further: readonly Fault[]): Cause {
  const { rule, message, fix, suggestions, location, problem } = fault;
  const first = placeIn(fault);
  const places = new Map(further.map((one) => [JSON.stringify(placeIn(one)), placeIn(one)]));
  places.delete(JSON.stringify(first));
  return {
    rule,
    severity: problem.severity,
    message: sentence(message),
    ...(fix !== undefined && { fix }),
    suggestions: suggestions.map(printable),
    ...first,
    frame: printable(frameOf(location)),
    also: [...places.values()],
  };
}

function placeIn({ location }: Fault) {
  const { start, source } = getLineColLocation(location);
  return { file: source.absoluteRef, line: start.line, column: start.col };
}

/** In one line, and to its end. */
function sentence(text: string): string {
  const line = text.trim().replaceAll(/\s*\n\s*/g, ' ');
  return printable(/[.?!]$/.test(line) ? line : `${line}.`);
}
