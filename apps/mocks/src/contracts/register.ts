import { relative } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { MockError } from './errors.ts';

/** One contract of the register: its name in URLs, its bundle, and how to name that to the user. */
export type Entry = { name: string; bundle: string; label: string };

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
    const registered = await readRegister(root);
    return registered.map(({ name, bundle }) => {
      checkName(name);
      return { name, bundle, label: relative(root, bundle) };
    });
  } catch (error) {
    const [line] = String(error instanceof Error ? error.message : error).split('\n', 1);
    throw new MockError('REGISTER_UNUSABLE', `The register of contracts is no good: ${line}`, error);
  }
}

/** @throws when a contract's name is not the same in a URL. */
export function checkName(name: string): void {
  if (encodeURIComponent(name) === name) return;
  throw new Error(`The contract "${name}" needs a name that can stand in a URL.`);
}
