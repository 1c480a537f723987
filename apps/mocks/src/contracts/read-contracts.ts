import { fileURLToPath } from 'node:url';
import { MockError } from '../errors.ts';
import { loadContract, type MockedContract } from '../prism/contract.ts';
import { readEntries } from '../register.ts';
import type { Entry } from './entry.ts';
import { isName } from './given.ts';
import { loadFile } from './load-file.ts';
import { packagedEntries } from './packaged.ts';

/** Where contracts come from. */
export interface Origins {
  /** The folder of a register; else what the package has inside, or its repository. */
  readonly root?: string | undefined;
  /** Which of those, by name, and files of the user's; else all of those, and no file. */
  readonly contracts?: readonly string[] | undefined;
}

/**
 * Makes the contracts ready that are to be served, in their order.
 *
 * @throws {MockError} when one is no good
 * @example
 * ```ts
 * await readContracts({ contracts: ['tea', 'shop=specs/openapi.yaml'] });
 * ```
 */
export async function readContracts({ root, contracts }: Origins): Promise<MockedContract[]> {
  const entries = contracts && !contracts.some(isName) ? [] : await entriesOf(root);
  const wanted = contracts ?? entries.map(({ name }) => name);
  const loaded = await Promise.all(
    wanted.map((one) => (isName(one) ? loadContract(named(one, entries)) : loadFile(one))),
  );
  const names = loaded.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return loaded;
  const message = `Two contracts are called "${twice}". Write --contract <name>=<file>.`;
  throw new MockError('OPTION_INVALID', message);
}

function named(name: string, entries: readonly Entry[]): Entry {
  const entry = entries.find((one) => one.name === name);
  if (entry) return entry;
  const names = entries.map((one) => one.name).join(', ');
  const message = `There is no contract "${name}". There are: ${names}; a file is written as ./${name}.`;
  throw new MockError('OPTION_INVALID', message);
}

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

async function entriesOf(root: string | undefined): Promise<Entry[]> {
  if (root !== undefined) return readEntries(root);
  return (await packagedEntries()) ?? readEntries(repository);
}
