import { join, relative } from 'node:path';

const index = 'openapi.yaml';

/**
 * What an update changes for those who use the contract, as `pnpm diff` says it.
 *
 * @param before the contract's folder
 * @param after where it is made
 */
export async function findChanges(root: string, before: string, after: string): Promise<string[]> {
  const [made = '', folder = ''] = [after, before].map((path) => relative(root, path));
  // Compilers take a while to load, and a refusal needs none.
  const { compareContracts, contractLines } = await import('@clientele/semver');
  const moved = (file: string) => (file.startsWith(`${made}/`) ? file.replace(made, folder) : file);
  try {
    // Whatever its level is: what leads nowhere is lint's to refuse, when the update is there to be mended.
    const changes = await compareContracts(root, join(before, index), join(after, index), 'imported');
    const places = changes.map(({ nearest, ...change }) => {
      const file = moved(change.file);
      return { ...change, file, ...(nearest === undefined ? {} : { nearest: moved(nearest) }) };
    });
    // To-dos are told apart.
    return contractLines(places.filter(({ message }) => !message.startsWith('`x-todo` of ')));
  } catch (error) {
    // The contract may have been beyond comparing before, and the update is what mends it.
    const [line] = String(error instanceof Error ? error.message : error).split('\n');
    return [`  contract:  not compared; ${line}`];
  }
}
