import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { type Cause, causesOf, lintContract, openRepository } from '../index.ts';

/** What somebody does to a file: another text, none, another name, or a part of it replaced. */
export type Edit = readonly [
  file: string,
  change: readonly [from: RegExp, to: string] | { text: string } | { name: string } | 'delete',
];

/** A copy of a repository of the tests, which edits break and which is whole again afterwards. */
export class Scratch {
  readonly root = mkdtempSync(join(tmpdir(), 'clientele-lint-'));

  constructor(repository: string) {
    cpSync(repository, this.root, { recursive: true });
    const rules = resolve(import.meta.dirname, '../../rules');
    this.#write('redocly.yaml', [/\.\.\/\.\.\/\.\.\/rules/, rules]);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true });
  }

  async causes(edits: readonly Edit[]): Promise<readonly Cause[]> {
    const undo = edits.map(([file, change]) => this.#write(file, change)).reverse();
    try {
      const { config, contracts, causes } = await openRepository(this.root);
      const found = [...causes];
      for (const contract of contracts) {
        if (config) found.push(...causesOf(await lintContract(config, contract)));
      }
      return found;
    } finally {
      for (const back of undo) back();
    }
  }

  #write(name: string, change: Edit[1]): () => void {
    const file = join(this.root, name);
    if (typeof change === 'object' && 'name' in change) {
      const other = join(dirname(file), change.name);
      renameSync(file, other);
      return () => renameSync(other, file);
    }
    if (typeof change === 'object' && 'text' in change) {
      const before = readIf(file);
      writeFileSync(file, change.text);
      return () => (before === undefined ? rmSync(file) : writeFileSync(file, before));
    }
    const before = readFileSync(file, 'utf8');
    const after = change === 'delete' ? undefined : before.replace(change[0], change[1]);
    if (after === before) throw new Error(`${name} has no ${change[0]}.`);
    if (after === undefined) rmSync(file);
    else writeFileSync(file, after);
    return () => writeFileSync(file, before);
  }

  placeOf({ file, line, column }: Cause['also'][number]): string {
    return `${relative(this.root, file)}:${line}:${column}`;
  }
}

function readIf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
