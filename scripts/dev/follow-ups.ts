import type { Prepared } from '@clientele/codegen';
import type { Registered } from '@clientele/openapi/register';
import { checkScenarios } from '@clientele/scenario';
import { openConsumers } from '@clientele/semver/consumers';
import type { DevEvent } from './events.ts';
import type { Turns } from './turns.ts';
import { Writer } from './writer/writer.ts';

/** What was served, and since when it is as it is, by `performance.now()`. */
export interface Served {
  readonly contract: Registered;
  readonly prepared: Prepared;
  readonly since: number;
  /** Whether it may differ from the last commit. */
  isEdited(): Promise<boolean>;
}

/** What is done with a contract once it is served: its scenarios are checked, it is written, and weighed. */
export class FollowUps implements AsyncDisposable {
  readonly #root: string;
  readonly #turns: Turns;
  readonly #tell: (event: DevEvent) => void;
  readonly #opened = new AsyncDisposableStack();
  readonly #consumers;
  readonly #writer: Writer;
  /** Ends what was begun, by the contract. */
  readonly #begun = new Map<string, AbortController>();

  constructor(root: string, turns: Turns, tell: (event: DevEvent) => void) {
    this.#root = root;
    this.#turns = turns;
    this.#tell = tell;
    this.#consumers = this.#opened.use(openConsumers(root));
    this.#writer = this.#opened.use(new Writer(root));
  }

  /** Begins when nothing is left to be served. */
  begin(served: Served): void {
    const { contract, prepared } = served;
    const ended = new AbortController();
    this.drop(contract.name);
    this.#begun.set(contract.name, ended);
    const failed = (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (!ended.signal.aborted) this.#tell({ kind: 'failed', contract: contract.name, message });
    };
    this.#turns.later(contract.name, async () => {
      // Other threads write and weigh: no turn waits for them.
      const written = this.#writer.write(contract, prepared);
      written.catch(() => undefined); // It is awaited below, maybe later than it fails.
      const checked = this.#check(served, ended.signal).catch(failed);
      void checked
        .then(() => written)
        .then((findings) => findings && this.#weigh(served, findings, ended.signal))
        .catch(failed);
      await checked;
    });
  }

  /** Nothing more is said of what was begun; what is being written is written. */
  drop(name: string): void {
    this.#begun.get(name)?.abort();
    this.#begun.delete(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const name of [...this.#begun.keys()]) this.drop(name);
    await this.#opened.disposeAsync();
  }

  async #check({ contract, prepared, since }: Served, signal: AbortSignal): Promise<void> {
    const found = await checkScenarios(this.#root, contract, prepared.document);
    const milliseconds = performance.now() - since;
    if (!signal.aborted) this.#tell({ kind: 'checked', contract: contract.name, ...found, milliseconds });
  }

  async #weigh(
    { contract, since, isEdited }: Served,
    findings: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const { name } = contract;
    if (signal.aborted) return;
    this.#tell({ kind: 'generated', contract: name, findings, milliseconds: performance.now() - since });
    // At the start all contracts of a large register would stand before the first save.
    if (!(await isEdited()) || signal.aborted) return;
    const weighed = await this.#consumers.weigh(contract, signal);
    if (!signal.aborted)
      this.#tell({ kind: 'weighed', contract: name, ...weighed, milliseconds: performance.now() - since });
  }
}
