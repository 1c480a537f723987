import type { VendorModule } from '../vendors/vendor.ts';
import { asObject, descend } from './descend.ts';
import { findOperation } from './find-operation.ts';
import { loadContract } from './load-contract.ts';

/** Every scope that a token needs in order to update: the contract's and the module's. */
export async function neededScopes({ name, idParameter, requiredScopes }: VendorModule): Promise<string[]> {
  const document = await loadContract(name);
  const { operation } = findOperation(document, idParameter);
  const requirements =
    descend(document, operation, ['security']) ?? descend(document, document, ['security']);
  const first = Array.isArray(requirements) ? requirements[0] : undefined;
  const scopes = Object.values(asObject(first)).flat();
  return [...new Set([...requiredScopes, ...scopes.filter((scope) => typeof scope === 'string')])];
}
