import type { MockedContract } from '../prism/contract.ts';
import { worldsOf } from './worlds.ts';

/**
 * What the banner says of `--stateful`: for which contracts it holds, and why not for the others.
 *
 * @example
 * ```ts
 * statefulLine([tea]); // 'No contract is stateful. Nobody has written down what updates mean at tea.'
 * ```
 */
export function statefulLine(contracts: readonly MockedContract[]): string {
  const worlds = contracts.map((contract) => ({ name: contract.name, ...worldsOf(contract) }));
  const names = worlds.flatMap((one) => ('why' in one ? [] : [one.name]));
  const reasons = worlds.flatMap((one) => ('why' in one ? [one.why] : []));
  const first =
    names.length === 0 ? 'No contract is stateful.' : `Stateful, until they are reset: ${names.join(', ')}.`;
  return [first, ...reasons].join(' ');
}
