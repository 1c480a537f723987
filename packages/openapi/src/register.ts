import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asList, asMap } from './json.ts';
import { OpenApiError } from './openapi-error.ts';
import { toPointer } from './pointer.ts';

/** One contract of the register, with absolute paths. */
export interface Registered {
  readonly name: string;
  /** The hand-written root document. */
  readonly source: string;
  /** Where the bundle goes, and with it everything generated from it. */
  readonly bundle: string;
  /** Whether what lint finds in it is an error, or a to-do as in what was brought from elsewhere. */
  readonly level: 'house' | 'imported';
}

/**
 * Reads the register of contracts: the `apis` of `redocly.yaml`, in their order. Those that extend
 * `house/imported` are imported.
 *
 * @throws {@link OpenApiError} `ERR_REGISTER`
 * @example
 * ```ts
 * for (const { name, bundle } of await readRegister('.')) console.log(name, bundle);
 * ```
 */
export async function readRegister(root: string): Promise<Registered[]> {
  const file = join(root, 'redocly.yaml');
  const config: unknown = parse(await readFile(file, 'utf8'));
  const apis = Object.entries(asMap(asMap(config)['apis']));
  if (apis.length === 0) {
    const message = `${file}: expected \`apis\` with at least one contract.`;
    throw new OpenApiError('ERR_REGISTER', '/apis', message);
  }
  return apis.map(([name, api]) => {
    const { root: source, output, extends: configs } = asMap(api);
    if (typeof source !== 'string' || typeof output !== 'string') {
      const message = `${file}: apis.${name}: expected \`root\` and \`output\`, two file names.`;
      throw new OpenApiError('ERR_REGISTER', toPointer(['apis', name]), message);
    }
    const level = asList(configs).includes('house/imported') ? 'imported' : 'house';
    return { name, source: join(root, source), bundle: join(root, output), level };
  });
}
