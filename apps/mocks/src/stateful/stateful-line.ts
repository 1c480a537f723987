import type { MockedContract } from '../prism/contract.ts';
import { unwritten, worldsOf } from './worlds.ts';

/**
 * What the banner says of `--stateful`: for which contracts it holds, and why not for the others.
 *
 * @example
 * ```ts
 * statefulLine([tea, cup]); // 'No contract is stateful. Nobody has written down what updates mean at tea, cup.'
 * ```
 */
export function statefulLine(contracts: readonly MockedContract[]): string {
  const worlds = contracts.map((contract) => ({ name: contract.name, ...worldsOf(contract) }));
  const names = worlds.flatMap((one) => ('why' in one ? [] : [one.name]));
  const unknown = worlds.flatMap((one) =>
    'why' in one && one.why === unwritten(one.name) ? [one.name] : [],
  );
  const reasons = worlds.flatMap((one) => ('why' in one && one.why !== unwritten(one.name) ? [one.why] : []));
  const first =
    names.length === 0 ? 'No contract is stateful.' : `Stateful, until they are reset: ${names.join(', ')}.`;
  // One sentence for all of them: own contracts may be many.
  const others = unknown.length === 0 ? [] : [unwritten(unknown.join(', '))];
  return [first, ...others, ...reasons].join(' ');
}
