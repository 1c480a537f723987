import type { WriteStream } from 'node:tty';

/** What is done at once needs no word. */
const moment = 300;

/** Says on standard error what is being done, once it takes longer than a moment. */
export class Progress implements Disposable {
  readonly #began = performance.now();
  readonly #stream: Pick<WriteStream, 'write' | 'isTTY'>;
  #shown = false;

  constructor(stream: Pick<WriteStream, 'write' | 'isTTY'> = process.stderr) {
    this.#stream = stream;
  }

  readonly say = (what: string): void => {
    if (performance.now() - this.#began < moment) return;
    this.#stream.write(this.#stream.isTTY ? `\r\u001b[K${what}...` : `${what}...\n`);
    this.#shown = true;
  };

  [Symbol.dispose](): void {
    if (this.#shown && this.#stream.isTTY) this.#stream.write('\r\u001b[K');
  }
}
