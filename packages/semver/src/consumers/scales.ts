import { dirname } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import { readChanges } from '../contract/redocly-diff.ts';
import { commitOf, rootOf } from '../git.ts';
import { type Published, readPackages } from '../packages.ts';
import { compareEntry, type TypeChange } from '../types/compare.ts';
import { readModules, rememberingDisk } from '../types/world.ts';
import { Head } from './head.ts';
import { readEntries, readSide, type Side } from './side.ts';
import { isSame, reachWeighed, sayWeighed, type Weighed } from './weighed.ts';

/** Weighs contracts of the working tree against the last commit, and keeps what it has read. */
export class Scales {
  readonly #root: string;
  readonly #disk = rememberingDisk();
  readonly #heads = new Map<string, Promise<Head>>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Does for one contract what the first of all would wait for: reads TypeScript's libraries and the runtimes,
   * and starts the generators.
   */
  async warm(): Promise<void> {
    const one = (await readPackages(this.#root)).find(
      ({ contract, entries }) => contract && entries.length > 0,
    );
    if (!one?.contract) return;
    const modules = await readEntries(dirname(one.contract.bundle), one.entries);
    readModules({ base: modules, revision: modules }, [one], this.#disk);
    await (await (await this.#head()).side(one.contract, one.entries))?.modules();
  }

  /** @throws Error that says to people why nothing can be compared. */
  async weigh(contract: Registered, signal: AbortSignal): Promise<Weighed> {
    const { name, source, bundle, level } = contract;
    const one = (await readPackages(this.#root)).find((each) => each.contract?.name === name);
    const entries = one?.entries ?? [];
    const before = await (await this.#head()).side(contract, entries);
    if (!before) return sayWeighed(name, ['the contract is new'], 'minor', 'minor');
    const after = await readSide(source, bundle, entries);
    const documents = { before: before.document, after: after.document };
    if (isSame(documents)) return { clients: 'none', servers: 'none' };
    signal.throwIfAborted();
    const [compared, types] = await Promise.all([
      readChanges(this.#root, before.source, source, level, signal),
      one && entries.length > 0 ? this.#typeChanges(one, before, after) : [],
    ]);
    return reachWeighed(name, documents, compared, types);
  }

  async #typeChanges(one: Published, before: Side, after: Side): Promise<TypeChange[]> {
    const [base, revision] = await Promise.all([before.modules(), after.modules()]);
    const changed = [...base].filter(([specifier, code]) => revision.get(specifier) !== code);
    if (changed.length === 0) return [];
    const world = readModules({ base, revision }, [one], this.#disk);
    return changed.flatMap(([specifier]) => compareEntry(world, specifier, 'base', 'revision'));
  }

  async #head(): Promise<Head> {
    await rootOf(this.#root);
    const commit = await commitOf(this.#root, 'HEAD');
    if (!commit) throw new Error('There is no commit yet.');
    const head = this.#heads.get(commit) ?? Head.open(this.#root, commit);
    this.#heads.set(commit, head);
    return head;
  }
}
