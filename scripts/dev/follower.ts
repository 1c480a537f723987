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
  /** What was not looked at yet, and who is told when that is nothing. */
  readonly #unread = new Set<string>();
  #ready: (() => void) | undefined;
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
    try {
      for (const name of await this.#readRegister(true)) this.#unread.add(name);
    } finally {
      this.#ready = then;
      this.#done();
    }
    for (const name of this.#unread) this.#look(name, since);
  }

  /** Does what saved files ask for. */
  async hear({ files, since }: Saved): Promise<void> {
    const code = files.find((file) => this.#isCode(file));
    if (code) {
      const message = `${relative(this.#root, code)}: rules are loaded once; start again to lint by the new ones.`;
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

  #look(name: string, since: number): void {
    const contract = this.#contracts.get(name);
    if (!contract || !this.#house) return;
    const look = { config: this.#house.config, contract, since, isStart: this.#unread.has(name) };
    this.#engine.look(look, () => this.#done(name));
  }

  #done(name = ''): void {
    this.#unread.delete(name);
    if (this.#unread.size > 0) return;
    this.#ready?.();
    this.#ready = undefined;
  }

  /** Gives the contracts that `redocly.yaml` now says something else of; all, where `all` is to be read anew. */
  async #readRegister(all: boolean): Promise<string[]> {
    const before = this.#house;
    try {
      this.#house = await readHouse(this.#root);
    } catch (error) {
      if (!(error instanceof HouseError)) throw error;
      this.#isBroken = true;
      const holds = before ? ' The last good one holds until this one is mended.' : '';
      this.#tell({ kind: 'failed', message: error.message + holds });
      return [];
    }
    const { contracts, entries, rest } = this.#house;
    const known = this.#contracts;
    this.#contracts = new Map(contracts.filter(this.#isWanted).map((one) => [one.name, one]));
    const added = [...this.#contracts.keys()].filter((name) => !known.has(name));
    const removed = [...known.keys()].filter((name) => !this.#contracts.has(name));
    for (const name of removed) {
      this.#engine.remove(name);
      this.#done(name);
    }
    const isNews = before !== undefined && added.length + removed.length > 0;
    if (this.#isBroken || isNews) this.#tell({ kind: 'registered', added, removed });
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
