import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Said, Usage } from './usage.ts';

const reporter = fileURLToPath(new URL('usage.ts', import.meta.url));

/** A server of its own process, which says what it uses. */
export class MeasuredProcess implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor(program: string, options: readonly string[]) {
    this.#child = spawn(process.execPath, ['--import', reporter, program, ...options], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
  }

  /** The first port that it listens on. */
  async port(): Promise<number> {
    this.#child.stdout?.resume();
    const said = await this.#heard();
    if ('port' in said) return said.port;
    throw new Error(`Expected a port, but got ${JSON.stringify(said)}.`);
  }

  /** The first URL that it prints. */
  async printedUrl(): Promise<string> {
    const output = this.#child.stdout as Readable; // it is a pipe
    for await (const line of createInterface({ input: output })) {
      const [url] = /https?:\/\/[^\s/;,]+/.exec(line) ?? [];
      if (url === undefined) continue;
      output.resume();
      return url;
    }
    throw new Error('The program ended before it printed a URL.');
  }

  async usage(): Promise<Usage> {
    this.#child.send('usage');
    for (;;) {
      const said = await this.#heard();
      if ('cpu' in said) return said;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill();
    await once(this.#child, 'exit');
  }

  async #heard(): Promise<Said> {
    const ended = new AbortController();
    const exit = once(this.#child, 'exit', { signal: ended.signal }).then(([code]) => {
      throw new Error(`A server that is measured ended with code ${code}.`);
    });
    try {
      const [said] = await Promise.race([once(this.#child, 'message', { signal: ended.signal }), exit]);
      return said as Said; // `usage.ts` says nothing else
    } finally {
      ended.abort();
      exit.catch(() => {});
    }
  }
}
