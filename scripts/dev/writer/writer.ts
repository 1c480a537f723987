import { Worker } from 'node:worker_threads';
import type { Prepared } from '@clientele/codegen';
import type { Registered } from '@clientele/openapi/register';
import type { Asked, Told } from './messages.ts';

type Waiting = Asked & PromiseWithResolvers<readonly string[] | undefined>;

/**
 * Writes bundles and generated sources in a thread of its own, since generating keeps a thread from
 * answering requests. One contract at a time, the newest first; what waits when something newer of its
 * name comes is dropped.
 */
export class Writer implements AsyncDisposable {
  readonly #root: string;
  /** By the contract, the newest last. */
  readonly #waiting = new Map<string, Waiting>();
  #current: Waiting | undefined;
  #worker: Worker | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Writes what `pnpm generate` writes for a contract; gives what was left out or mended, a line each,
   * and nothing when something newer was written in its place.
   *
   * @throws when nothing can be generated
   */
  write(contract: Registered, prepared: Prepared): Promise<readonly string[] | undefined> {
    this.#waiting.get(contract.name)?.resolve(undefined);
    this.#waiting.delete(contract.name);
    const waiting = {
      contract,
      prepared,
      ...Promise.withResolvers<readonly string[] | undefined>(),
    };
    this.#waiting.set(contract.name, waiting);
    this.#next();
    return waiting.promise;
  }

  /** Ends when what is being written is written. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const { resolve } of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
    await this.#current?.promise.catch(() => undefined);
    await this.#worker?.terminate();
  }

  #next(): void {
    // What was edited goes before what is looked at since the start.
    const waiting = [...this.#waiting.values()].at(-1);
    if (this.#current || !waiting) return;
    const { contract, prepared } = waiting;
    this.#waiting.delete(contract.name);
    this.#current = waiting;
    this.#worker ??= this.#start();
    this.#worker.postMessage({ contract, prepared } satisfies Asked);
  }

  #start(): Worker {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: { root: this.#root } });
    worker.on('message', (told: Told) => this.#settle(told));
    // A worker that dies is replaced by the next job.
    worker.on('error', (error) => {
      this.#worker = undefined;
      this.#settle({ failure: error instanceof Error ? error.message : String(error) });
    });
    return worker;
  }

  #settle(told: Told): void {
    const current = this.#current;
    this.#current = undefined;
    if ('findings' in told) current?.resolve(told.findings);
    else current?.reject(new Error(told.failure));
    this.#next();
  }
}
