import { basename, dirname, extname, resolve } from 'node:path';
import { MockError } from '../errors.ts';
import { checkName } from './entry.ts';

/** Whether it names a contract that is inside: it can be no path. */
export function isName(given: string): boolean {
  return /^[^=./\\]+$/.test(given);
}

/**
 * Reads `shop.yaml` or `name=shop.yaml`. Without a name it is that of the file, of the folder where the file
 * is called `openapi`.
 *
 * @throws {MockError} `OPTION_INVALID`
 */
export function readGiven(given: string): { readonly name: string; readonly file: string } {
  const [, named, path = given] = /^([^=/\\]*)=(.+)$/s.exec(given) ?? [];
  if (/^https?:\/\//.test(path)) {
    const message = `--contract must be a file, not the address ${path}. Download that first: curl -o openapi.yaml '${path}'`;
    throw new MockError('OPTION_INVALID', message);
  }
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
