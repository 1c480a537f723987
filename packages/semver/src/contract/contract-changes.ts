import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import type { Base } from '../base.ts';
import { checkOut, isAt } from '../git.ts';
import type { Published } from '../packages.ts';
import { type ContractChange, compareContracts } from './redocly-diff.ts';

/** Compares the contract of every package that has one with what it was at the package's base. */
export async function findContractChanges(
  root: string,
  packages: readonly Published[],
  bases: ReadonlyMap<string, Base>,
): Promise<ReadonlyMap<string, readonly ContractChange[]>> {
  const found = new Map<string, readonly ContractChange[]>();
  for (const commit of new Set([...bases.values()].map((base) => base.commit))) {
    const paths: string[] = [];
    for (const path of ['redocly.yaml', 'specs']) if (await isAt(root, commit, path)) paths.push(path);
    await using old = await checkOut(root, commit, paths);
    const before = existsSync(join(old.folder, 'redocly.yaml')) ? await readRegister(old.folder) : [];
    await Promise.all(
      packages.map(async ({ name, contract }) => {
        if (!contract || bases.get(name)?.commit !== commit) return;
        const was = before.find((one) => one.name === contract.name);
        const changes: ContractChange[] = was
          ? await compareContracts(root, was.source, contract.source, contract.level)
          : [
              {
                impact: 'minor',
                message: 'The contract is new.',
                file: relative(root, contract.source),
                line: 1,
              },
            ];
        found.set(
          name,
          changes.map((change) => tidy(root, old.folder, change)),
        );
      }),
    );
  }
  return found;
}

/** Of something that is gone, the place is in the old contract; its name is the same here. */
function tidy(root: string, folder: string, change: ContractChange): ContractChange {
  const absolute = join(root, change.file);
  if (!absolute.startsWith(`${folder}/`)) return change;
  const file = relative(folder, absolute);
  return { ...change, file, ...(change.nearest && existsSync(join(root, file)) ? { nearest: file } : {}) };
}
