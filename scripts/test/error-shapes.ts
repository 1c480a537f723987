import { errorShapeFault } from '@clientele/contract-testing/error-shape';
import type { Registered } from '@clientele/openapi/register';
import type { Results } from './results.ts';

/** What is wrong with the files that hundreds of tests rest on, contract by contract. */
export async function errorShapeFaults(
  root: string,
  contracts: readonly Registered[],
): Promise<readonly Results[]> {
  const faults = contracts.map(async (contract) => {
    const reason = await errorShapeFault(root, contract);
    const failures = [{ command: `pnpm check ${contract.name}`, reason: reason ?? '' }];
    return reason === undefined ? [] : [{ place: contract.name, passed: 0, skipped: [], failures }];
  });
  return (await Promise.all(faults)).flat();
}
