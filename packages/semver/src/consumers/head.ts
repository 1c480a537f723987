import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generate, prepare } from '@clientele/codegen';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { bundle, createConfig } from '@redocly/openapi-core';
import { checkOut, isAt } from '../git.ts';
import type { Entry } from '../packages.ts';
import { type Modules, readDocument, readEntries, type Side } from './side.ts';

/** The contracts of one commit, each generated once, by the generators of the working tree; its files stay. */
export class Head {
  readonly #folder: string;
  readonly #register: readonly Registered[];
  readonly #sides = new Map<string, Promise<Side>>();

  private constructor(folder: string, register: readonly Registered[]) {
    this.#folder = folder;
    this.#register = register;
  }

  static async open(root: string, commit: string): Promise<Head> {
    const paths: string[] = [];
    for (const path of ['redocly.yaml', 'specs']) if (await isAt(root, commit, path)) paths.push(path);
    const { folder } = await checkOut(root, commit, paths);
    const known = existsSync(join(folder, 'redocly.yaml')) ? await readRegister(folder) : [];
    return new Head(folder, known);
  }

  /** A contract as it was; undefined where the commit has none of this name. */
  side(contract: Registered, entries: readonly Entry[]): Promise<Side> | undefined {
    const was = this.#register.find(({ name }) => name === contract.name);
    const known = this.#sides.get(contract.name);
    if (!was || known) return known;
    const side = this.#read(was, contract, entries);
    this.#sides.set(contract.name, side);
    return side;
  }

  async #read({ source }: Registered, contract: Registered, entries: readonly Entry[]): Promise<Side> {
    const made = await bundle({ ref: source, config: await createConfig({}) });
    const folder = join(this.#folder, 'generated', contract.name);
    const file = join(folder, 'openapi.json');
    await mkdir(folder, { recursive: true });
    await writeFile(file, JSON.stringify(made.bundle.parsed));
    const { document } = prepare(await readDocument(file));
    let modules: Promise<Modules> | undefined;
    const generated = async () => {
      await generate([{ name: contract.name, bundle: file, folder }]);
      return readEntries(folder, entries, dirname(contract.bundle));
    };
    return {
      source,
      document,
      modules: () => {
        modules ??= generated();
        return modules;
      },
    };
  }
}
