import type { Fault } from './shared/faults.ts';
import type { VendorSemantics } from './vendor.ts';

/**
 * The one form in which a client's id is kept and compared, however it was written.
 *
 * @example
 * ```ts
 * toClientId(boruta, 'ABCDEF00-2C4D-4E6F-8A90-B1C2D3E4F506'); // 'abcdef00-2c4d-4e6f-8a90-b1c2d3e4f506'
 * ```
 */
export function toClientId({ normalizeId }: Pick<VendorSemantics, 'normalizeId'>, written: string): string {
  return normalizeId?.(written) ?? written;
}

/** A path's id that can name no client, as validation by a contract's schema would say it. */
export interface IdViolation extends Fault {
  readonly pointer: string;
  readonly keyword: 'format';
  readonly received: 'string';
}

/** What keeps the id in a path from naming any client; it is asked for once the body has been checked. */
export function idViolation(
  { idProblem, idParameter: field }: Pick<VendorSemantics, 'idParameter' | 'idProblem'>,
  id: string,
): IdViolation | undefined {
  const problem = idProblem?.(id);
  if (problem === undefined) return undefined;
  return {
    pointer: `/${field}`,
    field,
    message: `${field} ${problem}`,
    keyword: 'format',
    received: 'string',
  };
}
