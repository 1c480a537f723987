import { basename, dirname, relative, sep } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import type { Engine } from './engine.ts';
import type { DevEvent } from './events.ts';
import { type House, HouseError, readHouse } from './house.ts';
import type { Saved } from './watched-files.ts';

/** Hears of saves, finds the contracts that they have to do with, and has the engine look at them. */
export class Follower {
  readonly #root: string;
  readonly #engine: Engine;
  readonly #tell: (event: DevEvent) => void;
  readonly #isWanted: (contract: Registered) => boolean;
  #house: House | undefined;
  #isBroken = false;
  /** By name, in the register's order. */
  #contracts: ReadonlyMap<string, Registered> = new Map();

  constructor(
    root: string,
    engine: Engine,
    tell: (event: DevEvent) => void,
    isWanted: (contract: Registered) => boolean,
  ) {
    this.#root = root;
    this.#engine = engine;
    this.#tell = tell;
    this.#isWanted = isWanted;
  }

  /** Reads the register and looks at every contract of it, then says that it did. */
  async begin(since: number, then: () => void): Promise<void> {
    await this.#readRegister(true);
    const left = new Set(this.#contracts.keys());
    const done = (name?: string) => {
      if (name) left.delete(name);
      if (left.size === 0) then();
    };
    if (left.size === 0) done();
    for (const name of this.#contracts.keys()) this.#look(name, since, () => done(name));
  }

  /** Does what saved files ask for. */
  async hear({ files, since }: Saved): Promise<void> {
    for (const file of files.filter((name) => this.#isCode(name))) {
      const message = `${relative(this.#root, file)}: rules are loaded once; start again to lint by the new ones.`;
      this.#tell({ kind: 'failed', message });
    }
    const touched = new Set(this.#engine.touchedBy(files));
    if (files.some((file) => this.#isConfig(file))) {
      const ignores = files.some((file) => basename(file).startsWith('.'));
      for (const name of await this.#readRegister(ignores)) touched.add(name);
    }
    const names = [...touched].filter((name) => this.#contracts.has(name));
    if (names.length > 0) this.#tell({ kind: 'saved', files, contracts: names });
    for (const name of names) this.#look(name, since);
  }

  #look(name: string, since: number, then?: () => void): void {
    const contract = this.#contracts.get(name);
    if (!contract || !this.#house) return;
    this.#engine.look({ config: this.#house.config, contract, since, isStart: then !== undefined }, then);
  }

  /** Gives the contracts that `redocly.yaml` now says something else of; all, where `all` is to be read anew. */
  async #readRegister(all: boolean): Promise<string[]> {
    const before = this.#house;
    try {
      this.#house = await readHouse(this.#root);
    } catch (error) {
      if (!(error instanceof HouseError)) throw error;
      this.#isBroken = true;
      this.#tell({ kind: 'failed', message: error.message });
      return [];
    }
    const { contracts, entries, rest } = this.#house;
    const known = this.#contracts;
    this.#contracts = new Map(contracts.filter(this.#isWanted).map((one) => [one.name, one]));
    const added = [...this.#contracts.keys()].filter((name) => !known.has(name));
    const removed = [...known.keys()].filter((name) => !this.#contracts.has(name));
    for (const name of removed) this.#engine.remove(name);
    const isNews = this.#isBroken || added.length + removed.length > 0;
    if (before && isNews) this.#tell({ kind: 'registered', added, removed });
    this.#isBroken = false;
    const isOther = all || before?.rest !== rest;
    return [...this.#contracts.keys()].filter(
      (name) => isOther || before?.entries.get(name) !== entries.get(name),
    );
  }

  #isConfig(file: string): boolean {
    return dirname(file) === this.#root && /^\.?redocly\./.test(basename(file));
  }

  /** The rules, without their tests. */
  #isCode(file: string): boolean {
    const [specs, room, part] = relative(this.#root, file).split(sep);
    return specs === 'specs' && room === 'rules' && part !== 'test' && /\.ts$|rules$/.test(file);
  }
}
