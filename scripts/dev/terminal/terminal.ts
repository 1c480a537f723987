import type { WriteStream } from 'node:tty';
import type { DevEvent } from '../events.ts';
import { commandsOf } from './commands.ts';
import { listenForKeys } from './keys.ts';
import { showsColor } from './paint.ts';
import { openPlain } from './plain.ts';
import { printable } from './printable.ts';
import { openScreen } from './screen.ts';

/** Where events are shown. */
export interface Terminal extends Disposable {
  tell(event: DevEvent): void;
}

/** The terminal of this program: drawn in place where it can be, else a line per event. */
export function openTerminal(root: string, program: Parameters<typeof commandsOf>[2]): Terminal {
  const { stdin, stdout } = process;
  const drawing = { root, color: showsColor(stdout) };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read along is gone.
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    program.quit();
  });
  const opened = new DisposableStack();
  const close = () => opened.dispose();
  const terminal = (tell: Terminal['tell']): Terminal => {
    return { tell: (event) => tell(printable(event)), [Symbol.dispose]: close };
  };
  if (!canBeDrawnOn(stdout)) return terminal(openPlain(stdout, drawing));
  const screen = openScreen(stdout, drawing);
  opened.defer(screen.close);
  if (stdin.isTTY) {
    const commands = opened.use(commandsOf(screen, root, program));
    opened.use(listenForKeys(stdin, commands.press));
  }
  return terminal(screen.tell);
}

/** Some terminals know neither their size nor how to move the cursor. */
function canBeDrawnOn({ isTTY, columns, rows }: WriteStream): boolean {
  return isTTY && columns > 0 && rows > 0 && process.env['TERM'] !== 'dumb';
}
