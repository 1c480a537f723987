import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { type Cause, causesOf, lintContract, openRepository } from '../index.ts';

/** A part of a file is another one, all of it is, it is gone, or has another name. */
export type Change =
  | readonly [from: string, to: string]
  | { readonly text: string }
  | { readonly name: string }
  | 'delete';

/** By file: names are those of the contract, or of the repository. */
export type Edits = Readonly<Record<string, Change>>;

/** A copy of a repository of the tests, which edits break and which is whole again afterwards. */
export class Scratch {
  readonly #root = mkdtempSync(join(tmpdir(), 'clientele-lint-'));
  readonly #contract: string;

  constructor(repository: string, contract: string) {
    this.#contract = join(this.#root, contract);
    cpSync(repository, this.#root, { recursive: true });
    symlinkSync(resolve(import.meta.dirname, '../../rules'), join(this.#root, 'specs/rules'));
    apply(join(this.#root, 'redocly.yaml'), ['(\\.\\./)+rules', './specs/rules']);
  }

  [Symbol.dispose](): void {
    rmSync(this.#root, { recursive: true });
  }

  /** What is told of edits, a line each, with the number of further places. */
  async told(edits: Edits): Promise<string[]> {
    const { causes } = await this.causes(edits);
    return causes.map(({ file, line, column, message, fix, suggestions, also }) => {
      const inside = relative(this.#contract, file);
      const name = inside.startsWith('..') ? relative(this.#root, file) : inside;
      const meant = suggestions.length > 0 ? [`Did you mean ${suggestions.join(', ')}?`] : [];
      const more = also.length > 0 ? [`(+${also.length})`] : [];
      return [`${name}:${line}:${column}`, message, ...(fix ? [fix] : []), ...meant, ...more].join(' ');
    });
  }

  /** The repository with some edits; it is whole again when this is done. */
  async causes(edits: Edits): Promise<{ root: string; causes: readonly Cause[] }> {
    const undo: (() => void)[] = [];
    try {
      for (const [name, change] of Object.entries(edits)) {
        const isOutside = name === 'redocly.yaml' || name.startsWith('specs/');
        undo.unshift(apply(join(isOutside ? this.#root : this.#contract, name), change));
      }
      return { root: this.#root, causes: await this.#causes() };
    } finally {
      for (const back of undo) back();
    }
  }

  async #causes(): Promise<readonly Cause[]> {
    const { config, contracts, causes } = await openRepository(this.#root);
    if (!config) return causes;
    const linted = await Promise.all(contracts.map((contract) => lintContract(config, contract)));
    return [...causes, ...linted.flatMap(causesOf)];
  }
}

/** Makes a change, and returns what takes it back. */
function apply(file: string, change: Change): () => void {
  if (typeof change === 'object' && 'name' in change) {
    const other = join(dirname(file), change.name);
    renameSync(file, other);
    return () => renameSync(other, file);
  }
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const after = changed(before, change);
  if (after === before) throw new Error(`${file} is the same afterwards.`);
  write(file, after);
  return () => write(file, before);
}

function changed(before: string | undefined, change: Exclude<Change, { name: string }>): string | undefined {
  if (change === 'delete') return undefined;
  return 'text' in change ? change.text : before?.replace(new RegExp(change[0], 'm'), change[1]);
}

function write(file: string, text: string | undefined): void {
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
}
