import { structuralFaults } from './bundle-file.ts';
import { fileError } from './file-fault.ts';
import { isName, readGiven } from './given.ts';

/**
 * What stands in the user's files where OpenAPI expects something else, a line for each; they are served
 * all the same, since many documents are not quite as they should be.
 *
 * @example
 * ```ts
 * await doubtsOf(['shop.yaml']); // 'shop.yaml:6: Property `response` is not expected here.'
 * ```
 */
export async function doubtsOf(contracts: readonly string[] = []): Promise<string> {
  const files = contracts.filter((one) => !isName(one)).map((one) => readGiven(one).file);
  const faults = (await Promise.all(files.map(structuralFaults))).flat();
  return faults.length === 0 ? '' : fileError(faults).message;
}
