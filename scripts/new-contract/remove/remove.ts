import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { ImportError } from '../import-error.ts';
import { apply, edit, move } from '../write/changes.ts';
import { consumers, withoutConsumed } from '../write/consumers.ts';
import { withoutPackage } from '../write/lock-file.ts';
import { withoutEntry } from '../write/register.ts';
import { Staging } from '../write/staging.ts';
import { git } from './git.ts';
import { namedElsewhere } from './named-elsewhere.ts';

interface Options {
  readonly root: string;
  /** Also what git could not bring back. */
  readonly force: boolean;
}

/**
 * Takes a contract out of the repository: its folders, its entry in the register and what else was
 * written for it. Gives what to tell the user.
 *
 * @throws {@link ImportError} before anything is changed
 */
export async function remove(name: string, { root, force }: Options): Promise<string> {
  const names = (await readRegister(root)).map((entry) => entry.name);
  if (!names.includes(name)) {
    throw new ImportError(`There is no contract ${name}. The register has ${names.join(', ')}.`);
  }
  if (names.length === 1) throw new ImportError(`${name} is the only contract, and the register needs one.`);
  const own = [`specs/${name}`, `packages/${name}`, `.changeset/${name}.md`];
  const places = await namedElsewhere(root, name, own);
  if (places.length > 0) {
    throw new ImportError(
      `${name} is named in ${places.join(', ')}. Take it out there first; nothing was removed.`,
    );
  }
  const changed = (await git(root, 'status', '--porcelain', '--untracked-files=all', '--', ...own))
    .split('\n')
    .filter(Boolean);
  if (changed.length > 0 && !force) {
    throw new ImportError(
      `${changed.length} files of ${name} have changes that are not committed (${changed[0]?.slice(3)}). Commit them, or lose them with --force.`,
    );
  }
  using trash = new Staging(root);
  apply([
    edit(root, 'redocly.yaml', (text) => withoutEntry(text, name)),
    edit(root, consumers, (text) => withoutConsumed(text, name)),
    edit(root, 'pnpm-lock.yaml', (text) => withoutPackage(text, name)),
    ...own
      .filter((path) => existsSync(join(root, path)))
      .map((path) => move(join(root, path), join(trash.root, path))),
  ]);
  return `Removed ${own.slice(0, 2).join(' and ')}, the entry in redocly.yaml and what else was written for it.`;
}
