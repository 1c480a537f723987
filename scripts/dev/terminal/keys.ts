import { emitKeypressEvents, type Key } from 'node:readline';
import type { ReadStream } from 'node:tty';

/** Tells of every key that is pressed, Ctrl-C as `q`, until it is disposed of. */
export function listenForKeys(input: ReadStream, press: (key: string) => void): Disposable {
  const hear = (text: string | undefined, { ctrl, name }: Key) => {
    if (ctrl && (name === 'c' || name === 'd')) press('q');
    else if (text !== undefined && !ctrl) press(text);
  };
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.on('keypress', hear).resume();
  return {
    [Symbol.dispose]() {
      input.off('keypress', hear).pause();
      input.setRawMode(false);
    },
  };
}
