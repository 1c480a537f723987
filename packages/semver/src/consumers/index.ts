import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Registered } from '@clientele/openapi/register';
import type { Answered, Asked } from './messages.ts';
import type { Weighed } from './weighed.ts';

export type { Weighed } from './weighed.ts';

/** Says what edits mean for consumers; disposing ends its thread. */
export interface Consumers extends AsyncDisposable {
  /**
   * Weighs a contract of the working tree, as it is generated, against the last commit. What hinders that is
   * said in the line.
   *
   * @throws the signal's reason once it is aborted; Error when the thread has ended
   */
  weigh(contract: Registered, signal?: AbortSignal): Promise<Weighed>;
}

/**
 * Opens the scales of a repository in a thread of their own, where what is read once stays read.
 *
 * @example
 * ```ts
 * await using consumers = openConsumers(root);
 * const { line } = await consumers.weigh(contract);
 * // boats: Boat.name became required; breaking for servers, minor for clients
 * ```
 */
export function openConsumers(root: string): Consumers {
  return new Thread(root);
}

type Settle = PromiseWithResolvers<Weighed>;

class Thread implements Consumers {
  readonly #worker: Worker;
  /** Where its thread and what that starts put what they need for a moment; a program may end before them. */
  readonly #scratch = mkdtempSync(join(tmpdir(), 'clientele-weigh-'));
  readonly #clear = () => rmSync(this.#scratch, { recursive: true, force: true, maxRetries: 3 });
  readonly #open = new Map<number, Settle>();
  #ended: Error | undefined;
  #last = 0;

  constructor(root: string) {
    const scratch = { TMPDIR: this.#scratch, TMP: this.#scratch, TEMP: this.#scratch };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { root },
      env: { ...process.env, ...scratch },
    });
    process.once('exit', this.#clear);
    this.#worker.on('message', ({ id, weighed }: Answered) => this.#take(id)?.resolve(weighed));
    this.#worker.on('error', (cause) => this.#end(new Error('What weighs edits has failed.', { cause })));
    this.#worker.on('exit', () => this.#end(new Error('What weighs edits has ended.')));
  }

  async weigh(contract: Registered, signal?: AbortSignal): Promise<Weighed> {
    signal?.throwIfAborted();
    if (this.#ended) throw this.#ended;
    this.#last += 1;
    const id = this.#last;
    const settle = Promise.withResolvers<Weighed>();
    this.#open.set(id, settle);
    const drop = () => {
      this.#ask({ kind: 'drop', id });
      this.#take(id)?.reject(signal?.reason);
    };
    signal?.addEventListener('abort', drop, { once: true });
    this.#ask({ kind: 'weigh', id, contract });
    try {
      return await settle.promise;
    } finally {
      signal?.removeEventListener('abort', drop);
    }
  }

  #ask(asked: Asked): void {
    this.#worker.postMessage(asked);
  }

  #take(id: number): Settle | undefined {
    const settle = this.#open.get(id);
    this.#open.delete(id);
    return settle;
  }

  #end(why: Error): void {
    this.#ended ??= why;
    for (const id of [...this.#open.keys()]) this.#take(id)?.reject(this.#ended);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#ended) {
      this.#ask({ kind: 'end' });
      await once(this.#worker, 'exit');
    }
    this.#clear();
    process.off('exit', this.#clear);
  }
}
