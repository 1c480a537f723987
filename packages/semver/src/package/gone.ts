import type { Base } from '../base.ts';
import { fileAt, filesAt } from '../git.ts';
import { type Published, parents } from '../packages.ts';

/** A package that was there and is not any more. */
export interface Gone {
  readonly name: string;
  readonly version: string;
}

/** Finds the published packages of the bases that are no longer in the working tree. */
export async function findGone(
  root: string,
  packages: readonly Published[],
  bases: ReadonlyMap<string, Base>,
): Promise<Gone[]> {
  const gone = new Map<string, Gone>();
  for (const commit of new Set([...bases.values()].map((base) => base.commit))) {
    const files = await Promise.all(parents.map((parent) => filesAt(root, commit, parent)));
    for (const file of files.flat()) {
      if (!/^[^/]+\/[^/]+\/package\.json$/.test(file)) continue;
      const { name, version, private: unpublished } = JSON.parse((await fileAt(root, commit, file)) ?? '{}');
      if (!unpublished && !packages.some((one) => one.name === name)) gone.set(name, { name, version });
    }
  }
  return [...gone.values()];
}
