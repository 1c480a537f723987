import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject } from './openapi.ts';

/** One contract of the register, with absolute paths. */
export interface Registered {
  readonly name: string;
  /** The hand-written root document. */
  readonly source: string;
  /** Where the bundle goes, and with it everything generated from it. */
  readonly bundle: string;
}

/**
 * Reads the register of contracts: the `apis` of `redocly.yaml`, in their order.
 *
 * @example
 * ```ts
 * for (const { name, bundle } of await readRegister('.')) console.log(name, bundle);
 * ```
 */
export async function readRegister(root: string): Promise<Registered[]> {
  const file = join(root, 'redocly.yaml');
  const config: unknown = parse(await readFile(file, 'utf8'));
  const apis = isObject(config) && isObject(config['apis']) ? Object.entries(config['apis']) : [];
  if (apis.length === 0) throw new Error(`${file}: expected \`apis\` with at least one contract.`);
  return apis.map(([name, api]) => {
    const { root: source, output } = isObject(api) ? api : {};
    if (typeof source !== 'string' || typeof output !== 'string') {
      throw new Error(`${file}: apis.${name}: expected \`root\` and \`output\`, two file names.`);
    }
    return { name, source: join(root, source), bundle: join(root, output) };
  });
}
