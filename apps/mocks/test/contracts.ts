import { join } from 'node:path';
import { loadContract, type MockedContract } from '../src/prism/contract.ts';
import { readEntries } from '../src/register.ts';

/** The contracts of the repository, or of another folder with a register. */
export async function contractsIn(root = join(import.meta.dirname, '../../..')): Promise<MockedContract[]> {
  return Promise.all((await readEntries(root)).map(loadContract));
}
