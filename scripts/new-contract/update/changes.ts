import { join, relative } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import { compareContracts, contractLines } from '@clientele/semver';

/**
 * What an update changes for those who use the contract, as `pnpm diff` says it.
 *
 * @param before the contract's folder
 * @param after where it is made
 */
export async function findChanges(
  root: string,
  before: string,
  after: string,
  level: Registered['level'],
): Promise<string[]> {
  const index = 'openapi.yaml';
  const changes = await compareContracts(root, join(before, index), join(after, index), level);
  const [made, folder] = [after, before].map((path) => relative(root, path));
  const moved = (file: string) => (file.startsWith(`${made}/`) ? file.replace(`${made}`, `${folder}`) : file);
  // To-dos are told apart.
  const told = changes.filter(({ message }) => !message.startsWith('`x-todo` of '));
  return contractLines(
    told.map(({ nearest, ...change }) => {
      const file = moved(change.file);
      return { ...change, file, ...(nearest === undefined ? {} : { nearest: moved(nearest) }) };
    }),
  );
}
