import { join } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { apply, edit, move, write } from './changes.ts';
import { consumers, withConsumed } from './consumers.ts';
import { withPackage } from './lock-file.ts';
import { changeset, packageFiles } from './package-files.ts';
import { withEntry } from './register.ts';
import { type Files, Staging } from './staging.ts';

/** A contract that is not in the repository yet. */
export interface NewContract {
  readonly name: string;
  readonly imported: boolean;
  /** What the package says of itself. */
  readonly description: string;
  /** By their paths below specs/<name>/. */
  readonly files: Files;
}

/** How {@link add} is done. */
export interface Work {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly say: (what: string) => void;
}

/**
 * Adds a contract and its package to the repository, with everything that is derived from it, or
 * changes nothing. Gives what was found in it, a line each.
 */
export async function add(contract: NewContract, { root, signal, say }: Work): Promise<string> {
  const { name, description, files } = contract;
  // Compilers take a while to load, and a refusal needs none.
  const { derive } = await import('./derive.ts');
  using staging = new Staging(root);
  staging.write(`specs/${name}`, files);
  staging.write(`packages/${name}`, await packageFiles(name, description));
  await staging.furnish(root, contract);
  const findings = await derive({ cwd: staging.root, signal }, description, say);
  staging.strip(name);

  const [neighbour] = await readRegister(root);
  signal.throwIfAborted();
  apply([
    ...['specs', 'packages'].map((part) => move(join(staging.root, part, name), join(root, part, name))),
    write(join(root, '.changeset', `${name}.md`), changeset(name)),
    edit(root, 'redocly.yaml', (text) => withEntry(text, contract)),
    edit(root, consumers, (text) => withConsumed(text, name)),
    edit(root, 'pnpm-lock.yaml', (text) => withPackage(text, name, neighbour?.name ?? '')),
  ]);
  return findings;
}
