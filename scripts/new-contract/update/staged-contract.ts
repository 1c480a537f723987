import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { apply, move } from '../write/changes.ts';
import { type Files, Staging } from '../write/staging.ts';

/** A contract's folder that is made anew beside it, and takes its place when it is whole. */
export class StagedContract implements Disposable {
  /** Where it is made. */
  readonly folder: string;
  readonly #place: string;
  readonly #staging: Staging;

  constructor(root: string, name: string) {
    this.#staging = new Staging(root);
    this.#place = join(root, 'specs', name);
    this.folder = join(this.#staging.root, 'specs', name);
    cpSync(this.#place, this.folder, { recursive: true });
    const shared = join(root, 'specs/shared');
    if (existsSync(shared)) symlinkSync(shared, join(this.folder, '../shared'), 'junction');
  }

  /** Takes files or folders out, then writes others. */
  replace(gone: readonly string[], files: Files): void {
    for (const path of gone) rmSync(join(this.folder, path), { recursive: true });
    this.#staging.write(join('specs', basename(this.folder)), files);
  }

  move(): void {
    apply([move(this.#place, join(this.#staging.root, 'before')), move(this.folder, this.#place)]);
  }

  [Symbol.dispose](): void {
    this.#staging[Symbol.dispose]();
  }
}
