import { join } from 'node:path';
import { loadContract, type MockedContract } from '../src/prism/contract.ts';
import { readEntries } from '../src/register.ts';
import { fixtures } from './helpers.ts';

/** The contracts of the repository, or of another folder with a register. */
export async function contractsIn(root = join(import.meta.dirname, '../../..')): Promise<MockedContract[]> {
  return Promise.all((await readEntries(root)).map(loadContract));
}

/** One of the fixtures. */
export async function fixture(name: string): Promise<MockedContract> {
  const found = (await contractsIn(fixtures)).find((contract) => contract.name === name);
  if (!found) throw new Error(`There is no fixture ${name} in ${fixtures}.`);
  return found;
}
