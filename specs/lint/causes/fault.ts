import { toPointer } from '@clientele/openapi';
import type { LocationObject, NormalizedProblem } from '@redocly/openapi-core';
import type { Documents } from '../documents.ts';
import type { Edit } from '../mend.ts';
import { type Place, placeOf } from '../places.ts';

/** A problem, and what can be known of it beside what its rule says. */
export interface Fault {
  readonly problem: NormalizedProblem;
  readonly place?: Place | undefined;
  readonly rule: string;
  readonly message: string;
  readonly fix?: string | undefined;
  readonly suggestions: readonly string[];
  /** What is marked. */
  readonly location: LocationObject;
  /** Faults with the same one have the same cause. */
  readonly group?: string | undefined;
  /** What is told instead where the group has several. */
  readonly origin?: Pick<Fault, 'location' | 'message' | 'fix'> | undefined;
  /** What would mend it, or at least would let the rules see what it hides. */
  readonly mend?: Edit | undefined;
  /** What no rule could look into because of it. */
  readonly lost?: Place | undefined;
}

/** What is told of a problem when it is one that a reader knows. */
export type Told = Partial<Omit<Fault, 'problem' | 'place'>>;

export interface Seen {
  readonly problem: NormalizedProblem;
  /** Undefined in a file that is no YAML. */
  readonly place: Place | undefined;
  /** The document's root. */
  readonly root: string;
  readonly documents: Documents;
}

/** Which problem it is: the same one is there with the mends or is not. */
export function idOf({ ruleId, message, location: [at] }: NormalizedProblem): string {
  return JSON.stringify([ruleId, message, at?.source.absoluteRef, at?.pointer]);
}

export function seen(problem: NormalizedProblem, root: string, documents: Documents): Seen {
  const [at] = problem.location;
  return { problem, place: at && placeOf(at), root, documents };
}

/** The same file, at another place. */
export function shownAt(where: LocationObject, names: readonly string[]): LocationObject {
  return { ...where, pointer: `#${toPointer(names)}`, reportOnKey: false };
}
