import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { stringify } from 'yaml';

export const home = resolve(import.meta.dirname, '../../..');

/** An edit of a file, by its path in the repository; without `from` the file is written anew, without `to` it goes. */
export type Edit = readonly [file: string, to?: string, from?: RegExp | string];

/** A repository with a copy of one contract, and what its vendor's errors look like. */
export class Scratch implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'clientele-scenario-'));

  /** With `as`, the contract has this name. */
  constructor(contract: string, as = contract) {
    const copy = (from: string, to = from) =>
      cpSync(join(home, from), join(this.root, to), { recursive: true });
    copy('specs/shared');
    copy(`specs/${contract}`, `specs/${as}`);
    copy(`packages/${contract}/src`, `packages/${as}/src`);
    const modules = join(home, 'packages', contract, 'node_modules');
    symlinkSync(modules, join(this.root, 'packages', as, 'node_modules'), 'junction');
    const files = { root: `specs/${as}/openapi.yaml`, output: `packages/${as}/generated/openapi.json` };
    this.edit(['redocly.yaml', stringify({ apis: { [as]: files } })]);
  }

  async contract(): Promise<Registered> {
    const [contract] = await readRegister(this.root);
    if (!contract) throw new Error('The register is empty.');
    return contract;
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  /** The contract's files by their names. */
  texts(): ReadonlyMap<string, string> {
    const files = globSync('specs/**/*.yaml', { cwd: this.root });
    return new Map(files.map((file) => [file.replaceAll(sep, '/'), this.read(file)]));
  }

  edit(...edits: readonly Edit[]): void {
    for (const [file, to, from] of edits) {
      const path = join(this.root, file);
      if (to === undefined) {
        rmSync(path);
        continue;
      }
      const before = from === undefined ? undefined : this.read(file);
      const after = before === undefined || from === undefined ? to : before.replace(from, to);
      if (after === before) throw new Error(`${file} has no ${from}.`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, after);
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
