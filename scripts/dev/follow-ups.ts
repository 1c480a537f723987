import type { Prepared } from '@clientele/codegen';
import type { Registered } from '@clientele/openapi/register';
import type { DevEvent } from './events.ts';
import type { Turns } from './turns.ts';
import { Writer } from './writer/writer.ts';

/** What is done with a contract once it is served: its scenarios are checked, it is written, and weighed. */
export class FollowUps implements AsyncDisposable {
  readonly #turns: Turns;
  readonly #tell: (event: DevEvent) => void;
  readonly #writer: Writer;
  /** Ends what was begun for a contract. */
  readonly #begun = new Map<string, AbortController>();

  constructor(root: string, turns: Turns, tell: (event: DevEvent) => void) {
    this.#turns = turns;
    this.#tell = tell;
    this.#writer = new Writer(root);
  }

  /** Begins when nothing is left to be served. */
  begin(contract: Registered, prepared: Prepared, since: number): void {
    const { name } = contract;
    const { signal } = this.#abort(name);
    const tell = (event: DevEvent) => {
      if (!signal.aborted) this.#tell(event);
    };
    const milliseconds = () => performance.now() - since;
    const fail = (error: unknown) =>
      tell({
        kind: 'failed',
        contract: name,
        message: error instanceof Error ? error.message : String(error),
      });
    this.#turns.later(name, async () => {
      const written = this.#writer.write(contract, prepared);
      const follow = async () => {
        const findings = await written;
        if (!findings) return;
        tell({ kind: 'generated', contract: name, findings, milliseconds: milliseconds() });
      };
      void follow().catch(fail);
    });
  }

  /** Nothing more is said of what was begun; what is being written is written. */
  drop(name: string): void {
    this.#begun.get(name)?.abort();
    this.#begun.delete(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const name of [...this.#begun.keys()]) this.drop(name);
    await this.#writer[Symbol.asyncDispose]();
  }

  #abort(name: string): AbortController {
    this.drop(name);
    const controller = new AbortController();
    this.#begun.set(name, controller);
    return controller;
  }
}
