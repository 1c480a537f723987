import { relative } from 'node:path';
import type { Prepared } from '@clientele/codegen';
import type { Behind, Mocks } from '@clientele/mocks';
import { entryOf, partsOf } from '@clientele/mocks/contracts';
import { operations, scenariosOf } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import type { Cause } from '@clientele/specs/lint';
import { BaseResolver, type Config } from '@redocly/openapi-core';
import type { DevEvent } from './events.ts';
import { FollowUps } from './follow-ups.ts';
import { lookAt, unservable } from './look-at.ts';
import { Readers } from './readers.ts';
import { Turns } from './turns.ts';
import { uncommitted } from './uncommitted.ts';

/** What is to be looked at, and since when it is as it is, by `performance.now()`. */
export interface Look {
  readonly config: Config;
  readonly contract: Registered;
  readonly since: number;
  /** Whether it is as it was found at the start. */
  readonly isStart?: boolean;
}

/** Keeps the mocks, the bundles and what is generated at what is written. */
export class Engine implements AsyncDisposable {
  readonly #root: string;
  readonly #mocks: Mocks;
  readonly #tell: (event: DevEvent) => void;
  readonly #readers = new Readers();
  readonly #turns = new Turns();
  readonly #followUps: FollowUps;
  readonly #uncommitted: ReturnType<typeof uncommitted>;
  /** The contracts, and whether the mock has answered by one. */
  readonly #good = new Map<string, boolean>();
  /** What was saved while a contract is read: nobody knows yet what it reads. */
  #meanwhile: string[] | undefined;

  constructor(root: string, mocks: Mocks, tell: (event: DevEvent) => void) {
    this.#root = root;
    this.#mocks = mocks;
    this.#tell = tell;
    this.#followUps = new FollowUps(root, this.#turns, tell);
    this.#uncommitted = uncommitted(root);
  }

  /** The contracts that have to do with files. */
  touchedBy(files: readonly string[]): string[] {
    this.#meanwhile?.push(...files);
    return [...new Set(files.flatMap((file) => [...this.#readers.touchedBy(file)]))];
  }

  /** Looks at a contract when it is its turn; what an older save of it led to is dropped. */
  look(look: Look, then?: () => void): void {
    const { name } = look.contract;
    this.#good.set(name, this.#good.get(name) ?? false);
    this.#followUps.drop(name);
    this.#turns.urgent(name, () =>
      this.#look(look)
        .catch((error: unknown) => this.#fail(name, error))
        .finally(then),
    );
  }

  remove(name: string): void {
    this.#turns.drop(name);
    this.#followUps.drop(name);
    this.#readers.delete(name);
    this.#good.delete(name);
    this.#mocks.remove(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#turns.end();
    await this.#followUps[Symbol.asyncDispose]();
  }

  async #look(look: Look): Promise<void> {
    const { config, contract } = look;
    const resolver = new BaseResolver(config.resolve);
    const meanwhile: string[] = [];
    this.#meanwhile = meanwhile;
    // Also what was looked for and not found, and also when that ended it.
    const seen = await lookAt(config, contract, resolver).finally(() => {
      this.#meanwhile = undefined;
      if (!this.#good.has(contract.name)) return;
      this.#readers.set(contract, resolver.getFiles());
      const isOld = this.touchedBy(meanwhile).includes(contract.name);
      if (isOld && !this.#turns.awaits(contract.name)) this.look({ ...look, since: performance.now() });
    });
    // It may have left the register meanwhile.
    if (!this.#good.has(contract.name)) return;
    const causes = 'causes' in seen ? seen.causes : await this.#serve(look, seen);
    // What is half written is not worth a word when the rest is there already.
    if (causes && !this.#turns.awaits(contract.name)) await this.#refuse(look, causes);
  }

  async #serve(
    { contract, since, isStart = false }: Look,
    { prepared, toDos }: { readonly prepared: Prepared; readonly toDos: number },
  ): Promise<readonly Cause[] | undefined> {
    const { document } = prepared;
    try {
      await this.#mocks.replace(contract.name, document, partsOf(entryOf(this.#root, contract)));
    } catch (error) {
      return [unservable(contract, error)];
    }
    if (!this.#good.has(contract.name)) {
      this.#mocks.remove(contract.name);
      return undefined;
    }
    this.#good.set(contract.name, true);
    const served = [...operations(document)];
    this.#tell({
      kind: 'served',
      contract: contract.name,
      operations: served.length,
      scenarios: served.flatMap((operation) => scenariosOf(document, operation)).length,
      toDos,
      milliseconds: performance.now() - since,
    });
    const isEdited = async () => !isStart || (await this.#isEdited(contract.name));
    this.#followUps.begin({ contract, prepared, since, isEdited });
    return undefined;
  }

  async #isEdited(name: string): Promise<boolean> {
    const files = await this.#uncommitted;
    return files === undefined || this.touchedBy(files).includes(name);
  }

  async #refuse({ contract: { name }, since }: Look, causes: readonly Cause[]): Promise<void> {
    const shown = causes.map(({ rule, message, fix, suggestions, file, line, column }) => {
      return { rule, message, fix, suggestions, file: relative(this.#root, file), line, column };
    });
    const [first] = shown;
    await this.#hold(name, {
      reason: first ? `${first.file}:${first.line} ${first.message}` : '',
      causes: shown,
    });
    if (!this.#good.has(name)) return;
    const serves = this.#good.get(name) ? 'last good' : 'nothing';
    this.#tell({ kind: 'refused', contract: name, causes, serves, milliseconds: performance.now() - since });
  }

  async #fail(contract: string, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    if (!this.#good.has(contract)) return;
    this.#tell({ kind: 'failed', contract, message });
    // What has no URL has no mock that could say so.
    await this.#hold(contract, { reason: message, causes: [] }).catch(() => undefined);
  }

  async #hold(name: string, behind: Behind): Promise<void> {
    await this.#mocks.hold(name, behind);
    // It may have left the register while a port was opened for it.
    if (!this.#good.has(name)) this.#mocks.remove(name);
  }
}
