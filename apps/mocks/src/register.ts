import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { checkName, type Entry } from './contracts/entry.ts';
import { MockError } from './errors.ts';

/**
 * Reads the register of contracts, in its order.
 *
 * @throws {MockError} with one line.
 * @example
 * ```ts
 * const [first] = await readEntries('/path/to/repository');
 * ```
 */
export async function readEntries(root: string): Promise<Entry[]> {
  try {
    return (await readRegister(root)).map((registered) => entryOf(root, registered));
  } catch (error) {
    const [line] = String(error instanceof Error ? error.message : error).split('\n', 1);
    throw new MockError('REGISTER_UNUSABLE', `The register of contracts is no good: ${line}`, error);
  }
}

function entryOf(root: string, { name, source, bundle }: Registered): Entry {
  checkName(name);
  const errors = join(dirname(bundle), '../src/errors.ts');
  const startingClient = join(dirname(source), 'starting-client.yaml');
  return {
    ...{ name, bundle, label: relative(root, bundle), source: { root: source, base: root } },
    ...(existsSync(errors) ? { errors } : {}),
    ...(existsSync(startingClient) ? { startingClient } : {}),
  };
}
