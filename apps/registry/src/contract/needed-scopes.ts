import type { VendorModule } from '../vendors/vendor.ts';
import { findOperation } from './find-operation.ts';
import { loadContract } from './load-contract.ts';

/** Every scope that a token needs in order to update: the contract's and the module's. */
export async function neededScopes({ name, idParameter, requiredScopes }: VendorModule): Promise<string[]> {
  const [requirement = {}] = findOperation(await loadContract(name), idParameter).security;
  return [...new Set([...requiredScopes, ...Object.values(requirement).flat()])];
}
