import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Entry, onlyEntry } from './register.ts';

/** Files by their paths below a folder. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/**
 * A repository of one contract beside the real one: what is made there is moved when it is whole.
 * Whatever way the process ends, it is gone.
 */
export class Staging implements Disposable {
  readonly root: string;
  readonly #remove = () => rmSync(this.root, { recursive: true, force: true });

  constructor(repository: string) {
    // Where git and the tools look away, and on the same disk.
    const hidden = join(repository, '.turbo');
    mkdirSync(hidden, { recursive: true });
    this.root = mkdtempSync(join(hidden, 'new-contract-'));
    process.once('exit', this.#remove);
  }

  write(folder: string, files: Files): void {
    for (const [path, text] of files) {
      const file = join(this.root, folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** What lint, bundling and generation look for in a repository. */
  async furnish(repository: string, entry: Entry): Promise<void> {
    const register = await readFile(join(repository, 'redocly.yaml'), 'utf8');
    this.write('', new Map([['redocly.yaml', onlyEntry(register, entry)]]));
    await copyFile(join(repository, 'pnpm-workspace.yaml'), join(this.root, 'pnpm-workspace.yaml'));
    for (const part of ['rules', 'shared']) {
      symlinkSync(join(repository, 'specs', part), join(this.root, 'specs', part), 'junction');
    }
    // What an install gives to every package of a contract, this one has too.
    const installed = join(import.meta.dirname, '../node_modules');
    symlinkSync(installed, join(this.root, 'packages', entry.name, 'node_modules'), 'junction');
  }

  /** Leaves of the package what belongs to it. */
  strip(name: string): void {
    rmSync(join(this.root, 'packages', name, 'node_modules'));
  }

  [Symbol.dispose](): void {
    process.off('exit', this.#remove);
    this.#remove();
  }
}
