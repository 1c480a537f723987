import { operations, scenariosOf } from '@clientele/openapi';
import { type MockedContract, mockContract } from '../prism/contract.ts';
import { bundleFile, structuralFaults } from './bundle-file.ts';
import { fileError } from './file-fault.ts';
import { readGiven } from './given.ts';

/**
 * Loads a contract of the user's: `shop.yaml`, or `name=shop.yaml`.
 *
 * @throws {MockError} `CONTRACT_UNUSABLE`, with file and line
 */
export async function loadFile(given: string): Promise<MockedContract> {
  const { name, file } = readGiven(given);
  const document = await bundleFile(file);
  try {
    for (const operation of operations(document)) scenariosOf(document, operation);
    return await mockContract(name, document, { source: { root: file, base: process.cwd() } });
  } catch (cause) {
    const faults = await structuralFaults(file);
    if (faults.length > 0) throw fileError(faults, cause);
    const message = `It cannot be served: ${cause instanceof Error ? cause.message : cause}.`;
    throw fileError([{ file, message }], cause);
  }
}
