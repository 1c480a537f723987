import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Registered } from '@clientele/openapi/register';
import type { ErrorShape } from '@clientele/server-kit';
import { Unknown } from './unknown.ts';

/**
 * How the vendor of a contract says no, by the `src/errors.ts` of the contract's package.
 *
 * @throws {@link Unknown} when there is none, or it cannot be used
 */
export async function errorShapeOf(root: string, { bundle }: Registered): Promise<ErrorShape> {
  const file = resolve(dirname(bundle), '../src/errors.ts');
  const name = relative(root, file);
  const asked = 'it exports `errors`, the error shape of the vendor';
  if (!existsSync(file)) throw new Unknown(`there is no ${name}; ${asked}`);
  // A file that was mended is read again.
  const url = `${pathToFileURL(file)}?t=${Math.trunc(statSync(file).mtimeMs)}`;
  const module = await import(url).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : cause;
    throw new Unknown(`${name} cannot be loaded: ${why}`, { cause });
  });
  if (typeof module.errors === 'function') return module.errors;
  throw new Unknown(`${name} exports no function \`errors\`; ${asked}`);
}
