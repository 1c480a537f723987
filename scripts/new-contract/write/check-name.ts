import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ImportError } from '../import-error.ts';

/** Part of a package's name, of a URL, of a folder and of an identifier. */
const pattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const longest = 40;
/** Names of devices on Windows, what JavaScript has in every object, and what git ignores or tools skip. */
const taken = /^(?:con|prn|aux|nul|com\d|lpt\d|constructor|coverage|dist|generated|packed)$/;

/**
 * Checks that a contract can have a name.
 *
 * @throws {@link ImportError} when it cannot, or when something of that name is there
 */
export async function checkName(root: string, name: string): Promise<void> {
  if (!pattern.test(name) || name.length > longest) {
    throw new ImportError(
      `"${name}" cannot be the name of a package, a folder and a URL. Expected at most ${longest} lower-case letters, digits and single hyphens, a letter first, as in "pet-store".`,
    );
  }
  if (taken.test(name)) throw new ImportError(`"${name}" means something else already. Choose another name.`);
  const { apis = {} }: { apis?: object } = parse(await readFile(join(root, 'redocly.yaml'), 'utf8'));
  if (name in apis) {
    throw new ImportError(
      `There is a contract ${name} already. \`pnpm new-contract ${name} --update\` takes a newer document over, \`--remove\` takes it out.`,
    );
  }
  for (const path of [`specs/${name}`, `packages/${name}`, `.changeset/${name}.md`]) {
    if (existsSync(join(root, path))) {
      throw new ImportError(`${path} is there already. Move it away, or choose another name.`);
    }
  }
  const file = await ownerOf(root, `@clientele/${name}`);
  if (file) throw new ImportError(`@clientele/${name} is the package of ${file}. Choose another name.`);
}

async function ownerOf(root: string, name: string): Promise<string | undefined> {
  const { packages }: { packages: string[] } = parse(
    await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8'),
  );
  const patterns = packages.map((pattern) => `${pattern}/package.json`);
  for await (const file of glob(patterns, { cwd: root })) {
    if (JSON.parse(await readFile(join(root, file), 'utf8')).name === name) return file;
  }
  return undefined;
}
