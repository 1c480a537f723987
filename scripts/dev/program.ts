import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** `pnpm dev` as a process of its own, for who tests or measures it. */
export class Program implements AsyncDisposable {
  /** What it has printed. */
  readonly lines: string[] = [];
  readonly child: ChildProcess;
  #gateway = '';
  #heard = Promise.withResolvers<void>();

  constructor(...args: string[]) {
    const env = { ...process.env, PORT: '', HOST: '', FORCE_COLOR: '0' };
    this.child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env });
    for (const input of [this.child.stdout, this.child.stderr]) {
      if (!input) continue;
      createInterface({ input }).on('line', (line) => {
        this.lines.push(line);
        this.#hear();
      });
    }
    // Whoever is ended before it can dispose of this leaves nothing behind.
    const end = () => this.child.kill('SIGKILL');
    process.once('exit', end);
    this.child.once('close', () => {
      process.off('exit', end);
      this.#hear();
    });
  }

  /** Its URL, once it is ready. */
  get gateway(): string {
    return this.#gateway;
  }

  /** Waits until every contract was looked at; gives where the next line is. */
  async ready(): Promise<number> {
    const end = await this.heard(/^\S+ ready: /);
    this.#gateway = this.lines[end - 1]?.match(/http:\S+/)?.[0] ?? '';
    return end;
  }

  /**
   * Waits for a line from here on; gives where the next one is.
   *
   * @throws when the program ends before
   */
  async heard(pattern: RegExp, from = 0): Promise<number> {
    for (let index = from; ; index += 1) {
      while (index >= this.lines.length) {
        if (this.#hasEnded) throw new Error(`It printed no line ${pattern}:\n${this.lines.join('\n')}`);
        await this.#heard.promise;
      }
      if (pattern.test(this.lines[index] ?? '')) return index + 1;
    }
  }

  /** Sends it a signal; gives its exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const closed = once(this.child, 'close');
    if (this.#hasEnded) return this.child.exitCode;
    this.child.kill(signal);
    await closed;
    return this.child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGTERM');
  }

  get #hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  #hear(): void {
    this.#heard.resolve();
    this.#heard = Promise.withResolvers();
  }
}
