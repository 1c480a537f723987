import { basename, dirname, extname, resolve } from 'node:path';
import { operations, scenariosOf } from '@clientele/openapi';
import { MockError } from '../errors.ts';
import { type MockedContract, mockContract } from '../prism/contract.ts';
import { bundleFile, structuralFaults } from './bundle-file.ts';
import { checkName } from './entry.ts';
import { fileError } from './file-fault.ts';

/**
 * Loads a contract of the user's: `shop.yaml`, or `name=shop.yaml`. Without a name it has that of the
 * file, of the folder where the file is called `openapi`.
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

function readGiven(given: string): { readonly name: string; readonly file: string } {
  const [, named, path = given] = /^([^=/\\]*)=(.+)$/s.exec(given) ?? [];
  const file = resolve(path);
  const stem = basename(file, extname(file));
  const name = named ?? (stem === 'openapi' ? basename(dirname(file)) : stem);
  try {
    checkName(name);
  } catch (cause) {
    const [reason] = String(cause instanceof Error ? cause.message : cause).split('\n', 1);
    throw new MockError('OPTION_INVALID', `${reason} Write --contract <name>=${path}.`, cause);
  }
  return { name, file };
}
