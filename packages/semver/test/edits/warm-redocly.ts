import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Done, Job } from './warm-program.ts';

type Callback = (error: Error | null) => void;

/** What `bin/cli.js` loads, once it has turned the compile cache on. */
const program = fileURLToPath(import.meta.resolve('@redocly/cli/lib/index.js'));

/** Runs the Redocly CLI in one process for all, in the place of `execFile`. */
export class WarmRedocly implements Disposable {
  readonly #child = fork(join(import.meta.dirname, 'warm-program.ts'), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  readonly #open = new Map<number, Callback>();
  #said = '';
  #last = 0;

  constructor() {
    this.#child.stderr?.on('data', (text) => {
      this.#said += text;
    });
    this.#child.on('message', ({ id, code }: Done) => this.#end(id, code));
    this.#child.on('exit', (code) => {
      for (const id of this.#open.keys()) this.#end(id, code ?? 1);
    });
  }

  readonly execFile = (
    _node: string,
    [_cli, ...args]: readonly string[],
    { cwd, env }: Pick<Job, 'cwd' | 'env'>,
    callback: Callback,
  ): void => {
    this.#last += 1;
    this.#open.set(this.#last, callback);
    this.#child.send({ id: this.#last, program, args, cwd, env } satisfies Job);
  };

  #end(id: number, code: number): void {
    this.#open.get(id)?.(
      code === 0 ? null : Object.assign(new Error(`Code ${code}.`), { stderr: this.#said }),
    );
    this.#open.delete(id);
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}
