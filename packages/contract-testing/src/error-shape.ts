import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Registered } from '@clientele/openapi/register';

/**
 * What is wrong with the file in which a contract's package declares its errors; nothing where it is
 * as it should be, and where there is none yet. Whatever a server of the contract refuses depends on it.
 */
export async function errorShapeFault(
  root: string,
  { name, bundle }: Registered,
): Promise<string | undefined> {
  const folder = resolve(dirname(bundle), '..');
  const file = join(folder, 'src/errors.ts');
  const shown = relative(root, file).replaceAll(sep, '/');
  const wanted = `It has to export \`errors\`, an \`ErrorShape\` of @clientele/server-kit: the status and the body of each refusal, as ${name} documents them.`;
  if (!existsSync(file)) {
    if (!(await hasOwnErrors(folder))) return undefined;
    return `${shown} is missing. ${wanted} Until there is one, test/server.test.ts has to say \`ownErrors: false\`.`;
  }
  try {
    const { errors }: Record<string, unknown> = await import(pathToFileURL(file).href);
    return typeof errors === 'function' ? undefined : `${shown} exports no \`errors\`. ${wanted}`;
  } catch (error) {
    return `${shown} cannot be loaded: ${error instanceof Error ? error.message : error}. ${wanted}`;
  }
}

/** A package says in the test of its server that it has none. */
async function hasOwnErrors(folder: string): Promise<boolean> {
  const test = join(folder, 'test/server.test.ts');
  return existsSync(test) && !/\bownErrors: false\b/.test(await readFile(test, 'utf8'));
}
