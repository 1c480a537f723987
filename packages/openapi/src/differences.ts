import diff from 'microdiff';
import { toPointer } from './pointer.ts';

/** A member in which two JSON values differ; one that only one of them has is `undefined` in the other. */
export interface Difference {
  /** JSON pointer; empty for the whole value. */
  readonly pointer: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * In which members two JSON values differ, innermost ones, in the order of the expected value.
 *
 * @example
 * ```ts
 * differences({ id: 'a', scopes: ['x'] }, { id: 'a', scopes: ['y'] });
 * // [{ pointer: '/scopes/0', expected: 'x', actual: 'y' }]
 * ```
 */
export function differences(expected: unknown, actual: unknown): Difference[] {
  // Wrapped, since the values need not be objects.
  return diff({ value: expected }, { value: actual }, { cyclesFix: false }).map((one) => ({
    pointer: toPointer(one.path.slice(1).map(String)),
    expected: one.type === 'CREATE' ? undefined : one.oldValue,
    actual: one.type === 'REMOVE' ? undefined : one.value,
  }));
}
