import { resolve } from 'node:path';
import { MockError } from '@clientele/mocks/errors';
import type { Dev } from './index.ts';
import { HELP, readDevSettings, refuseUnknown } from './settings.ts';
import { openTerminal } from './terminal/terminal.ts';

const repository = resolve(import.meta.dirname, '../..');

try {
  const { help, root = repository, ...options } = readDevSettings(process.argv.slice(2), process.env);
  if (help) {
    console.log(HELP);
  } else {
    const stop = Promise.withResolvers<void>();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.resolve());
    await refuseUnknown(root, options.contracts);
    let dev: Dev | undefined;
    using terminal = openTerminal(root, { dev: () => dev, quit: stop.resolve });
    // Prism and the generators take a second to load: signals and keys count from before that.
    const starting = import('./index.ts').then(({ startDev }) =>
      startDev({ ...options, root: resolve(root), onEvent: terminal.tell }),
    );
    dev = (await Promise.race([starting, stop.promise])) ?? undefined;
    await stop.promise;
    terminal[Symbol.dispose]();
    // A signal is obeyed at once, whatever takes its time.
    setTimeout(() => process.exit(0), 800).unref();
    await dev?.close();
    process.stdout.write('', () => process.exit(0));
  }
} catch (error) {
  if (!(error instanceof MockError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
