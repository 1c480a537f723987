import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const main = join(import.meta.dirname, '../../main.ts');

/** `pnpm dev` as a process of its own, and what it has printed. */
export class Program implements AsyncDisposable {
  readonly lines: string[] = [];
  readonly child: ChildProcess;
  #heard = Promise.withResolvers<void>();
  #gateway = '';

  constructor(root: string) {
    const env = { ...process.env, PORT: '', HOST: '', FORCE_COLOR: undefined };
    this.child = spawn(process.execPath, [main, '--root', root, '--port', '0'], { env });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        this.#hear();
      });
    }
    this.child.once('exit', () => this.#hear());
  }

  /**
   * Waits for a line from here on; gives where the next one is.
   *
   * @throws when the program ends before
   */
  async heard(pattern: RegExp, from = 0): Promise<number> {
    for (let index = from; ; index += 1) {
      while (index >= this.lines.length) {
        if (this.child.exitCode !== null) throw new Error(`No line ${pattern} in:\n${this.lines.join('\n')}`);
        await this.#heard.promise;
      }
      if (pattern.test(this.lines[index] ?? '')) return index + 1;
    }
  }

  async ready(): Promise<void> {
    const end = await this.heard(/ready: /);
    this.#gateway = this.lines[end - 1]?.match(/http:\S+/)?.[0] ?? '';
  }

  /** What the mock of a contract answers: the name of its tea, and what it says of itself. */
  async ask(contract = 'tea'): Promise<{ status: number; name?: string; stale: string | null }> {
    const response = await fetch(`${this.#gateway}/${contract}/teas`);
    // The contract's answer, or a problem, which has no name.
    const { name } = (await response.json()) as { name?: string };
    return {
      status: response.status,
      stale: response.headers.get('x-mock-stale'),
      ...(name ? { name } : {}),
    };
  }

  /** Waits until the mock answers by a name; gives its answer. */
  async answers(name: string, from: number, contract = 'tea'): ReturnType<Program['ask']> {
    for (let next = from; ; ) {
      const answer = await this.ask(contract);
      if (answer.name === name) return answer;
      next = await this.heard(new RegExp(`^\\S+ ${contract}: served`), next);
    }
  }

  /** Ends it as a terminal would; gives its exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    if (this.child.exitCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGKILL');
  }

  #hear(): void {
    this.#heard.resolve();
    this.#heard = Promise.withResolvers();
  }
}
